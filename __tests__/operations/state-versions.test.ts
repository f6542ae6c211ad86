import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import type { StateVersion } from "../../scripts/state/versions";
import { emptyAccount } from "../support/accounts";
import { runCommand } from "../support/command-line";
import type { Project } from "../support/project";
import { smallPlatform, undelivered } from "../support/small-platform";
import { BUCKET, makeStateHome, objectAt, putObject, SHARED, s3Of } from "../support/state-home";
import { describeTerraform } from "../support/tier";

const worker = 'worker: { context: ".", architecture: "arm64" },';

describeTerraform("the versions of a state", () => {
  let account: Emulator;
  let project: Project;

  beforeAll(async () => {
    project = undelivered(smallPlatform());
    account = await emptyAccount();
    await makeStateHome(account);
    await succeed("deploy", "shared", "--only", "--yes");
    project.edit("src/envs/platform.ts", "images: {", `images: { ${worker}`);
    await succeed("deploy", "shared", "--only", "--yes");
  });

  afterAll(async () => {
    await account?.stop();
    project?.remove();
  });

  test("name who wrote each, with which command", async () => {
    const [newest, first] = await versions();

    expect(newest).toMatchObject({ current: true, resources: 5 });
    expect(first).toMatchObject({ current: false, resources: 3 });
    expect(newest?.serial).toBeGreaterThan(first?.serial ?? 0);
    for (const version of [newest, first]) {
      expect(version?.signature?.command).toBe("deploy shared");
      expect(version?.signature?.who).toMatch(/^arn:aws:sts::111111111111:/);
      expect(version?.signature?.machine).not.toBe("");
    }
  });

  test("are not signed by a deploy that changed nothing", async () => {
    const before = await versions();
    await putObject(account, SHARED, (await objectAt(account, SHARED)) ?? "");
    await succeed("deploy", "shared", "--only", "--yes");

    const [newest] = await versions();

    expect(newest?.signature).toBeUndefined();
    expect(await versions()).toHaveLength(before.length + 1);
    expect((await succeed("state", "versions", "shared")).stdout).toContain("plain Terraform");
  });

  test("are gone back to under the name that is typed, with a serial above the current one", async () => {
    const before = await versions();
    const oldest = before.at(-1);
    const id = oldest?.versionId ?? "";

    const unconfirmed = await run("state", "restore", "shared", id);
    const wrong = await run("state", "restore", "shared", id, "--confirm", "dev");
    const { stderr } = await succeed("state", "restore", "shared", id, "--confirm", "shared");

    expect([unconfirmed.code, wrong.code]).toEqual([2, 10]);
    expect(stderr).toMatch(/Terraform forgets, and AWS keeps:\n +aws_ecr_\w+\.worker/);
    const [newest, ...rest] = await versions();
    expect(rest.map(({ versionId }) => versionId)).toEqual(
      before.map(({ versionId }) => versionId),
    );
    expect(newest).toMatchObject({ resources: 3, lineage: oldest?.lineage });
    expect(newest?.serial).toBeGreaterThan(before[0]?.serial ?? 0);
    expect(newest?.signature?.command).toBe(`state restore shared ${id}`);
    expect((await succeed("state", "list", "shared")).stdout).not.toContain("worker");
  });

  test("bring back a state that was deleted or replaced by another environment's", async () => {
    const whole = (await versions()).find(({ resources }) => resources === 5)?.versionId ?? "";
    await (await s3Of(account)).send(new DeleteObjectCommand({ Bucket: BUCKET, Key: SHARED }));
    const deleted = await run("plan", "shared");
    expect(deleted.stderr).toContain("the state of shared was deleted");
    expect(deleted.code).toBe(6);

    await succeed("state", "restore", "shared", whole, "--confirm", "shared");

    const foreign = ((await objectAt(account, SHARED)) ?? "")
      .replaceAll('"Environment": "shared"', '"Environment": "prod"')
      .replace(/"lineage": "[^"]+"/, '"lineage": "22222222-2222-2222-2222-222222222222"');
    await putObject(account, SHARED, foreign);
    expect((await run("plan", "shared")).code).toBe(6);

    await succeed("state", "restore", "shared", whole, "--confirm", "shared");

    const plan = await run("plan", "shared", "--exit-code");
    expect(plan.code, plan.stderr).toBe(0);
  });

  test("take a state from a file that was kept, and refuse what is older, another's or no state", async () => {
    const current = JSON.parse((await objectAt(account, SHARED)) ?? "") as { serial: number };
    const kept = (name: string, changes: object) => {
      writeFileSync(join(project.root, name), JSON.stringify({ ...current, ...changes }));
      return name;
    };
    const newer = kept("newer.tfstate", { serial: current.serial + 1, outputs: {} });
    const older = kept("older.tfstate", { serial: current.serial - 1 });
    const apart = kept("apart.tfstate", { lineage: "33333333-3333-3333-3333-333333333333" });
    writeFileSync(join(project.root, "none.tfstate"), "{}");

    const push = (file: string) => run("state", "push", "shared", file, "--yes");
    const refused = [
      await push(older),
      await push(apart),
      await push("none.tfstate"),
      await push("gone"),
    ];

    expect(refused.map(({ code }) => code)).toEqual([10, 10, 6, 2]);
    expect(refused[0]?.stderr).toContain("is not newer than the state of shared");
    expect(refused[1]?.stderr).toContain("another lineage");
    await succeed("state", "push", "shared", newer, "--yes");
    expect((await versions())[0]).toMatchObject({
      serial: current.serial + 1,
      signature: { command: "state push shared" },
    });
  });

  const run = (...words: string[]) => runCommand(project, account, ...words);

  async function succeed(...words: string[]) {
    const done = await run(...words);
    expect(done.code, done.stderr).toBe(0);
    return done;
  }

  async function versions(): Promise<StateVersion[]> {
    const { stdout } = await succeed("state", "versions", "shared", "--json");
    return JSON.parse(stdout) as StateVersion[];
  }
});
