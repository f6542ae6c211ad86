import {
  CancelKeyDeletionCommand,
  EnableKeyCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { CreateDBSnapshotCommand, DescribeDBSnapshotsCommand } from "@aws-sdk/client-rds";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { runCommand, startCommand } from "../support/command-line";
import { accountWithStateHome, configFor } from "../support/destroying";
import {
  type EnvironmentWithDatabase,
  MAIN,
  makeEnvironmentWithDatabase,
  OWNERS_PASSWORD,
  tagsIn,
} from "../support/environment-with-database";
import { type Interference, interfere } from "../support/interference";
import type { Result } from "../support/outcome";
import type { Project } from "../support/project";
import { smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

describeTerraform("db", () => {
  let account: Emulator;
  let between: Interference;
  let project: Project;
  let made: EnvironmentWithDatabase;
  let beforeDeploy: Result;

  beforeAll(async () => {
    project = smallPlatform();
    account = await accountWithStateHome();
    between = await interfere(account.endpoint);
    beforeDeploy = await db("snapshots", "dev");
    made = await makeEnvironmentWithDatabase(account);
  });
  beforeEach(() => between.decide(() => "pass"));

  afterAll(async () => {
    await between?.stop();
    await account?.stop();
    project?.remove();
  });

  const db = (...words: string[]) => runCommand(project, between, "db", ...words);

  const snapshotNamed = async (name: string) => {
    const asked = new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier: name });
    return (await made.rds.send(asked).catch(() => undefined))?.DBSnapshots?.[0];
  };

  test("says where nothing is deployed yet", () => {
    expect(beforeDeploy.stderr).toContain("devops-platform deploy dev makes it");
    expect(beforeDeploy.code).toBe(1);
  });

  test("snapshot takes one by name, tagged as the environment's own", async () => {
    const { code, stdout, stderr } = await db(
      "snapshot",
      "dev",
      "--name",
      "Before-The-Move",
      "--json",
    );

    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ snapshot: "before-the-move", complete: true });
    expect(stderr).toContain("at most 1.90 USD a month");
    expect(tagsIn((await snapshotNamed("before-the-move"))?.TagList)).toMatchObject({
      Platform: "acme",
      Environment: "dev",
      TakenBy: expect.stringContaining("arn:aws:"),
    });
  });

  test.concurrent.each([
    ["-first", "does not begin with a letter"],
    ["two--hyphens", "two hyphens in a row"],
    ["ends-", "ends with a hyphen"],
    ["under_score", "other characters than"],
    [`a${"b".repeat(255)}`, "it has 256 characters"],
  ])("snapshot refuses the name %s before it asks AWS", async (name, said) => {
    const { code, stderr } = await db("snapshot", "dev", `--name=${name}`);

    expect(stderr).toContain(said);
    expect(code).toBe(2);
  });

  test("snapshot refuses a name that is taken, and an unknown database", async () => {
    await made.rds.send(
      new CreateDBSnapshotCommand({ DBInstanceIdentifier: MAIN, DBSnapshotIdentifier: "taken" }),
    );
    const [taken, unknown] = await Promise.all([
      db("snapshot", "dev", "--name", "taken"),
      db("snapshot", "dev", "mian"),
    ]);
    expect(taken.stderr).toContain("there is a snapshot taken already");
    expect(taken.code).toBe(10);
    expect(unknown.stderr).toContain("Did you mean main?");
    expect(unknown.code).toBe(2);
  });

  test("snapshots lists what RDS took and what somebody did", async () => {
    const { stdout } = await db("snapshots", "dev", "--json");

    const listed = JSON.parse(stdout) as { kind: string }[];
    expect(listed.find(({ kind }) => kind === "automated")).toMatchObject({
      database: "main",
      by: "RDS",
      usdAMonth: 0,
      encrypted: true,
    });
    expect(listed).toContainEqual(
      expect.objectContaining({ name: "before-the-move", kind: "manual", usdAMonth: 1.9 }),
    );
    const words = await db("snapshots", "dev");
    expect(words.stdout).toMatch(/^SNAPSHOT +DATABASE +KIND +TAKEN \(UTC\)/);
    expect(words.stdout).toMatch(/before-the-move +main +manual +20.* +20 +yes +at most 1.90 +\w/);
  });

  test("snapshot --delete refuses RDS's own, and one without the environment's tags", async () => {
    const listed = JSON.parse((await db("snapshots", "dev", "--json")).stdout) as {
      name: string;
      kind: string;
    }[];
    const automated = listed.find(({ kind }) => kind === "automated")?.name ?? "";
    const own = await db("snapshot", "dev", "--delete", automated, "--confirm", automated);
    const foreign = await db("snapshot", "dev", "--delete", "taken", "--confirm", "taken");

    expect(own.stderr).toContain("is RDS's own");
    expect(foreign.stderr).toContain("the snapshot taken is not of dev");
    expect([own.code, foreign.code]).toEqual([10, 10]);
    expect(await snapshotNamed("taken")).toBeDefined();
  });

  test("snapshot --delete takes the name typed, and deletes", async () => {
    await db("snapshot", "dev", "--name", "to-go");
    const unasked = await db("snapshot", "dev", "--delete", "to-go");
    expect(unasked.stderr).toContain("Add --confirm to-go");
    expect(await snapshotNamed("to-go")).toBeDefined();

    expect((await db("snapshot", "dev", "--delete", "to-go", "--confirm", "to-go")).code).toBe(0);
    expect(await snapshotNamed("to-go")).toBeUndefined();
  });

  test("restore --beside makes a second instance that is like the first, and --remove takes it away", async () => {
    const before = await made.instances();
    const { code, stdout, stderr } = await db(
      ...["restore", "dev", "--from", "before-the-move", "--beside", "to-look-at", "--json"],
    );

    expect(code, stderr).toBe(0);
    const copy = (await made.instances())["to-look-at"];
    expect(JSON.parse(stdout)).toMatchObject({ instance: "to-look-at", host: copy?.host });
    expect(copy?.tags).toMatchObject({ Platform: "acme", DatabaseRestore: "beside" });
    expect(stderr).toMatch(
      /It costs about \d+\.\d\d USD a month, until: devops-platform db restore dev --remove to-look-at/,
    );
    expect(stdout + stderr).not.toContain(OWNERS_PASSWORD);
    expect((await made.instances())[MAIN]).toEqual(before[MAIN]);

    const removed = await db("restore", "dev", "--remove", "to-look-at", "--yes");
    expect(removed.code, removed.stderr).toBe(0);
    expect(await made.instances()).toEqual(before);
  });

  test("restore --beside that is interrupted says what is there, and goes on when it is run again", async () => {
    const words = ["restore", "dev", "--from", "latest", "--beside", "by-and-by"];
    const running = await startCommand(project, between, ["db", ...words]);
    between.decide(({ operation }) => {
      if (operation === "RestoreDBInstanceToPointInTime") running.interrupt();
      return operation === "ModifyDBInstance" ? { status: 500, code: "InternalFailure" } : "pass";
    });
    const { code, stderr } = await running.result;
    between.decide(() => "pass");

    expect(code).not.toBe(0);
    expect(Object.keys(await made.instances())).toContain("by-and-by");
    const again = await db(...words);
    expect(again.code, again.stderr + stderr).toBe(0);
    await db("restore", "dev", "--remove", "by-and-by", "--yes");
  });

  test.concurrent.each([
    ["nothing to restore from", ["--beside"], "say what from"],
    ["nowhere to restore to", ["--from", "latest"], "where: --beside or --in-place"],
    ["an unknown snapshot", ["--from", "nothing", "--beside"], "there is no snapshot nothing"],
    ["a moment without a zone", ["--from", "2026-01-31T09:30:00", "--beside"], "is no moment"],
  ])("restore refuses %s", async (_, words, said) => {
    const { code, stderr } = await db("restore", "dev", ...words);

    expect(stderr).toContain(said);
    expect(code).toBe(2);
  });

  test("restore refuses a snapshot whose key waits for its deletion, and says how to take it back", async () => {
    const kms = new KMSClient(await configFor(account));
    // The emulator takes the id alone.
    const KeyId = made.key.split("/").at(-1);
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    const { code, stderr } = await db("restore", "dev", "--from", "before-the-move", "--beside");
    await kms.send(new CancelKeyDeletionCommand({ KeyId }));
    await kms.send(new EnableKeyCommand({ KeyId }));

    expect(stderr).toContain("is waiting for its deletion");
    expect(stderr).toContain("aws kms cancel-key-deletion");
    expect(code).toBe(10);
  });

  test("restore refuses a moment that RDS does not have, and says which it has", async () => {
    const { code, stderr } = await db(
      "restore",
      "dev",
      "--from",
      "2020-01-31T09:30:00Z",
      "--beside",
    );

    expect(stderr).toMatch(/It has all moments from 20.*Z to 20.*Z/);
    expect(code).toBe(10);
  });

  test.concurrent.each([
    ["InstanceQuotaExceeded", "have the quota raised"],
    ["KMSKeyNotAccessibleFault", "The key that encrypts the data is gone"],
    ["AccessDenied", "these credentials may not do it"],
  ])("restore says what to do about %s", async (name, said) => {
    const own = await interfere(account.endpoint);
    own.decide(({ operation }) =>
      operation.startsWith("RestoreDBInstance") ? { status: 400, code: name } : "pass",
    );
    const words = ["db", "restore", "dev", "--from", "latest", "--beside", "never"];
    const { code, stderr } = await runCommand(project, own, ...words);
    await own.stop();

    expect(stderr).toContain(said);
    expect(code).toBe(6);
  });

  test("restore --in-place wants the environment's name, and changes nothing without", async () => {
    const before = await made.instances();
    const { code, stderr } = await db(
      ...["restore", "dev", "--from", "latest", "--in-place", "--confirm", "staging"],
    );

    expect(stderr).toContain('that is not "dev"');
    expect(code).toBe(10);
    expect(await made.instances()).toEqual(before);
  });

  test("--remove refuses the environment's own database", async () => {
    const { code, stderr } = await db("restore", "dev", "--remove", MAIN, "--yes");

    expect(stderr).toContain(`${MAIN} is nothing that a restore left in dev`);
    expect(code).toBe(2);
    expect(Object.keys(await made.instances())).toContain(MAIN);
  });
});
