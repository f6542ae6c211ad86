import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { emptyAccount } from "../support/accounts";
import { runCommand } from "../support/command-line";
import type { Project } from "../support/project";
import { smallPlatform } from "../support/small-platform";
import {
  BUCKET,
  itemAt,
  makeStateHome,
  putItem,
  SHARED,
  TABLE,
  tableOf,
} from "../support/state-home";
import { describeTerraform } from "../support/tier";

const PATH = `${BUCKET}/${SHARED}`;
const images = "  images: {";
const lockFile = `  state: { locking: "s3" },\n${images}`;

// One story: the tests follow each other.
describeTerraform("a platform that changes how it locks", () => {
  let account: Emulator;
  let project: Project;

  beforeAll(async () => {
    project = smallPlatform();
    account = await emptyAccount();
    await makeStateHome(account);
    await deploy();
  });

  afterAll(async () => {
    await account?.stop();
    project?.remove();
  });

  test("waits for who still works with the table, from the checkout of before", async () => {
    project.edit("src/envs/platform.ts", images, lockFile);
    await putItem(account, PATH, { Info: JSON.stringify({ ID: "old", Who: "ann@example" }) });

    const { code, stderr } = await run("deploy", "shared", "--only", "--yes");

    expect(stderr).toMatch(/^ +who +ann@example$/m);
    expect(code).toBe(7);
    const held = { TableName: TABLE, Key: { LockID: { S: PATH } } };
    await (await tableOf(account)).send(new DeleteItemCommand(held));
  });

  test("needs nothing else to work with the lock file, and leaves the table alone", async () => {
    const digest = await itemAt(account, `${PATH}-md5`);
    project.edit("src/envs/platform.ts", 'owner: "platform-team"', 'owner: "another-team"');

    await deploy();

    await expectSettled();
    expect(await itemAt(account, `${PATH}-md5`)).toEqual(digest);
  });

  test("goes back to the table, whose digest is of long ago", async () => {
    project.edit("src/envs/platform.ts", lockFile, images);

    const { stderr } = await deploy();

    expect(stderr).toContain("The digest of the state of shared was behind; it is mended.");
    await expectSettled();
  });

  const run = (...words: string[]) => runCommand(project, account, ...words);

  async function deploy() {
    const done = await run("deploy", "shared", "--only", "--yes");
    expect(done.code, done.stderr).toBe(0);
    return done;
  }

  async function expectSettled(): Promise<void> {
    const { code, stderr } = await run("plan", "shared", "--exit-code");
    expect(code, stderr).toBe(0);
  }
});
