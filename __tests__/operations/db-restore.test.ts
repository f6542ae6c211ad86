import {
  DeleteDBInstanceCommand,
  DescribeDBInstancesCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { runCommand } from "../support/command-line";
import { accountWithStateHome, configFor, deployed, isSettled } from "../support/destroying";
import { type Interference, interfere } from "../support/interference";
import { killedAt, type Point, unlockDev } from "../support/killing";
import type { Project } from "../support/project";
import { smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

const MAIN = "acme-dev-main";

/** One environment with a database, made by Terraform: what matters is what its next plan says. */
describeTerraform("a database in its place", () => {
  let account: Emulator;
  let between: Interference;
  let project: Project;
  let rds: RDSClient;

  beforeAll(async () => {
    project = withDatabase();
    account = await accountWithStateHome();
    between = await interfere(account.endpoint);
    rds = new RDSClient(await configFor(account));
    await deployed(project, account);
  });
  beforeEach(() => between.decide(() => "pass"));

  afterAll(async () => {
    await between?.stop();
    await account?.stop();
    project?.remove();
  });

  const restore = (...words: string[]) => runCommand(project, between, "db", "restore", ...words);
  const inPlace = ["--in-place", "--confirm", "dev"];

  const instances = async () =>
    ((await rds.send(new DescribeDBInstancesCommand({}))).DBInstances ?? []).map(
      ({ DBInstanceIdentifier: name = "", DbiResourceId: id = "", ...more }) => ({
        name,
        id,
        more,
      }),
    );

  const tagsOf = (instance: Awaited<ReturnType<typeof named>>) =>
    Object.fromEntries((instance?.more.TagList ?? []).map(({ Key, Value }) => [Key, Value]));

  const named = async (name: string) => (await instances()).find((one) => one.name === name);

  test("is restored under its name and address, and the next plan is empty", async () => {
    const before = await named(MAIN);
    const { code, stderr } = await restore("dev", "--from", "latest", ...inPlace);

    expect(code, stderr).toBe(0);
    const after = await named(MAIN);
    expect(after?.id).not.toBe(before?.id);
    expect(after?.more.Endpoint).toEqual(before?.more.Endpoint);
    expect(tagsOf(after)).toEqual(tagsOf(before));
    const kept = (await instances()).find(({ id }) => id === before?.id);
    expect(kept?.name).toMatch(/^acme-dev-main-before-\d{14}$/);
    expect(stderr).toContain(`devops-platform db restore dev --remove ${kept?.name}`);
    expect(await isSettled(project, account)).toBe(true);
  });

  test("killed between the two renames, it is gone on with by the same command", async () => {
    const words = ["db", "restore", "dev", "--from", "latest", ...inPlace];
    await killedAt(project, account, words, afterThe(2, "AddTagsToResource"));
    expect(await named(MAIN)).toBeUndefined();
    await unlockDev(project, account);

    const other = await restore("dev", "--from", "another", ...inPlace);
    expect(other.stderr).toContain("a restore of main from latest was begun and did not end");
    const { code, stderr } = await restore("dev", "--from", "latest", ...inPlace);

    expect(code, stderr).toBe(0);
    expect(stderr).toContain("is gone on with");
    expect(await named(MAIN)).toBeDefined();
    expect(await isSettled(project, account)).toBe(true);
  });

  test("deleted by hand, it is made again from the backups that outlived it", async () => {
    const lost = await named(MAIN);
    await rds.send(
      new DeleteDBInstanceCommand({
        DBInstanceIdentifier: MAIN,
        SkipFinalSnapshot: true,
        DeleteAutomatedBackups: false,
      }),
    );
    const { code, stderr } = await restore("dev", "--from", "latest", ...inPlace);

    expect(code, stderr).toBe(0);
    expect(stderr).toContain(`${MAIN} is gone from RDS: it is made again.`);
    const again = await named(MAIN);
    expect(again?.id).not.toBe(lost?.id);
    expect(again?.more.Endpoint).toEqual(lost?.more.Endpoint);
    expect(await isSettled(project, account)).toBe(true);
  });

  /** The first call after an operation was asked for so many times. */
  function afterThe(times: number, operation: string): Point {
    let seen = 0;
    return (call) => {
      if (seen >= times) return true;
      if (call.operation === operation) seen += 1;
      return false;
    };
  }

  function withDatabase(): Project {
    const platform = smallPlatform();
    const file = "src/envs/dev.ts";
    platform.edit(file, 'zones: ["eu-west-1a"]', 'zones: ["eu-west-1a", "eu-west-1b"]');
    platform.edit(file, "databases: {}", "databases: { main: { monitoringSeconds: 0 } }");
    platform.edit(
      file,
      'placement: "public",',
      'placement: "public",\n      connections: { main: {} },',
    );
    return platform;
  }
});
