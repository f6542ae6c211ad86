import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AddTagsToResourceCommand, DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { runCommand, startCommand } from "../support/command-line";
import { accountWithStateHome } from "../support/destroying";
import {
  type EnvironmentWithDatabase,
  MAIN,
  makeEnvironmentWithDatabase,
  OWNERS_PASSWORD,
} from "../support/environment-with-database";
import { type Interference, interfere } from "../support/interference";
import { after, killedAt } from "../support/killing";
import type { Project } from "../support/project";
import { smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

const WHOLE = {
  check: "data",
  ok: true,
  rows: { "public.users": 2 },
  newestWrite: "2026-01-31T09:30:00.000Z",
  problems: [],
};

/** What the check says of data is tried in application/backend, with PostgreSQL; no task runs in the emulator. */
describeTerraform("drill restore", () => {
  let account: Emulator;
  let between: Interference;
  let project: Project;
  let made: EnvironmentWithDatabase;

  beforeAll(async () => {
    project = smallPlatform();
    account = await accountWithStateHome();
    between = await interfere(account.endpoint);
    made = await makeEnvironmentWithDatabase(account);
  });
  beforeEach(async () => {
    between.decide(() => "pass");
    await made.checkEndsWith(0);
  });

  afterAll(async () => {
    await between?.stop();
    await account?.stop();
    project?.remove();
  });

  const drill = (...words: string[]) =>
    runCommand(project, between, "drill", "restore", "dev", "--yes", ...words);

  const drilled = async () => Object.keys(await made.instances()).filter((name) => name !== MAIN);

  /** Answers as the log does once the task has written this. */
  const checkSays = (said: object) =>
    between.decide(({ operation }) =>
      operation === "GetLogEvents"
        ? { answer: () => ({ events: [{ timestamp: 1, message: JSON.stringify(said) }] }) }
        : "pass",
    );

  test("restores, checks, measures against the objectives, removes, and keeps a report", async () => {
    const asked: unknown[] = [];
    between.decide(({ operation }) => {
      if (operation === "GetLogEvents")
        return { answer: () => ({ events: [{ timestamp: 1, message: JSON.stringify(WHOLE) }] }) };
      if (operation === "RunTask") asked.push(operation);
      return "pass";
    });
    const { code, stdout, stderr } = await drill("--to-latest", "--json");

    expect(code, stderr).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      environment: "dev",
      database: "main",
      from: "latest",
      objectives: { rtoMinutes: 60, rpoMinutes: 15 },
      checked: { task: "check-restored", ok: true, rows: { "public.users": 2 } },
      removed: true,
    });
    expect(report.totalSeconds).toBeLessThan(3600);
    expect(asked).toEqual(["RunTask"]);
    expect(await drilled()).toEqual([]);
    const files = readdirSync(join(project.root, "drills/dev")).sort();
    expect(files).toEqual([
      expect.stringMatching(/^\d{14}-main\.json$/),
      expect.stringMatching(/^\d{14}-main\.md$/),
    ]);
    const page = readFileSync(join(project.root, "drills/dev", files[1] ?? ""), "utf8");
    expect(page).toContain("**Passed.**");
    expect(page).toMatch(/\| public\.users +\| 2 +\|/);
    expect(stdout + stderr + page).not.toContain(OWNERS_PASSWORD);
  });

  test("fails where the data is not whole, says what the check found, and removes all the same", async () => {
    await made.checkEndsWith(1);
    checkSays({ ...WHOLE, ok: false, problems: ["public.users: 1 rows break the constraint x"] });
    const { code, stdout, stderr } = await drill();

    expect(code).toBe(1);
    expect(stdout, stderr).toContain("**Not passed.**");
    expect(stderr).toContain("public.users: 1 rows break the constraint x");
    expect(await drilled(), stdout + stderr).toEqual([]);
  });

  test("fails where the check cannot be started", async () => {
    between.decide(({ operation }) =>
      operation === "RunTask" ? { status: 400, code: "AccessDeniedException" } : "pass",
    );
    const { code, stderr } = await drill();

    expect(stderr).toContain("these credentials may not do it, while starting the task");
    expect(code).toBe(1);
    expect(await drilled()).toEqual([]);
  });

  test("says what is left where it may not remove it", async () => {
    checkSays(WHOLE);
    const said = between;
    said.decide(({ operation }) => {
      if (operation === "DeleteDBInstance") return { status: 403, code: "AccessDenied" };
      return operation === "GetLogEvents"
        ? { answer: () => ({ events: [{ timestamp: 1, message: JSON.stringify(WHOLE) }] }) }
        : "pass";
    });
    const { code, stdout, stderr } = await drill("--json");

    const { instance, removed } = JSON.parse(stdout);
    expect(removed).toBe(false);
    expect(stderr).toContain(`devops-platform db restore dev --remove ${instance}`);
    expect(code).toBe(1);
    said.decide(() => "pass");
    await runCommand(project, between, "db", "restore", "dev", "--remove", instance, "--yes");
    expect(await drilled()).toEqual([]);
  });

  test("interrupted, it removes what it made", async () => {
    const running = await startCommand(project, between, [...["drill", "restore", "dev", "--yes"]]);
    between.decide(({ operation }) => {
      if (operation === "RestoreDBInstanceFromDBSnapshot") running.interrupt();
      return "pass";
    });
    const { code, stdout } = await running.result;

    expect(stdout).toContain("which is removed");
    expect(code).toBe(130);
    expect(await drilled()).toEqual([]);
  });

  test("killed, it is refused for as long as it may be alive, and then removed by the next", async () => {
    const words = ["drill", "restore", "dev", "--yes"];
    await killedAt(project, account, words, after("RestoreDBInstanceFromDBSnapshot"));
    const [left = ""] = await drilled();
    expect(left).toMatch(/^acme-dev-main-drill-\d{14}$/);

    const second = await drill();
    expect(second.stderr).toContain("another drill of main in dev is under way");
    expect(second.code).toBe(7);

    await lastAliveLongAgo(left);
    checkSays(WHOLE);
    const third = await drill();
    expect(third.stderr).toContain(`An earlier drill left ${left}: it is removed.`);
    expect(await drilled()).toEqual([]);
  });

  async function lastAliveLongAgo(name: string): Promise<void> {
    const asked = new DescribeDBInstancesCommand({ DBInstanceIdentifier: name });
    const [found] = (await made.rds.send(asked)).DBInstances ?? [];
    const Tags = [{ Key: "DrillAlive", Value: "2026-01-01T00:00:00.000Z" }];
    const ResourceName = found?.DBInstanceArn;
    await made.rds.send(new AddTagsToResourceCommand({ ResourceName, Tags }));
  }
});
