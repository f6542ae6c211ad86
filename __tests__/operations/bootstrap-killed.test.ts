import { DescribeKeyCommand, KMSClient, ListKeysCommand } from "@aws-sdk/client-kms";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";
import { entriesOf, parseState } from "../../scripts/state/document";
import { emptyAccount } from "../support/accounts";
import { runCommand } from "../support/command-line";
import { killedAt, type Point, writing } from "../support/killing";
import type { Project } from "../support/project";
import { accessTo, smallPlatform } from "../support/small-platform";
import { BUCKET, objectAt, withoutTheLongWait } from "../support/state-home";
import { describeTerraform } from "../support/tier";

const STATE = "acme/shared/eu-west-1/bootstrap";
const STATE_PATH = `/${BUCKET}/${STATE}`;

const everything = [
  "aws_dynamodb_table.locks",
  "aws_kms_alias.state_key",
  "aws_kms_key.state_key",
  "aws_s3_bucket.state",
  "aws_s3_bucket_ownership_controls.state",
  "aws_s3_bucket_policy.state",
  "aws_s3_bucket_public_access_block.state",
  "aws_s3_bucket_server_side_encryption_configuration.state",
  "aws_s3_bucket_versioning.state",
];

describeTerraform("a bootstrap that is killed", () => {
  const machines: Project[] = [];
  const accounts: Emulator[] = [];

  beforeAll(() => {
    machines.push(withoutTheLongWait(smallPlatform()), withoutTheLongWait(smallPlatform()));
  });

  afterAll(async () => {
    await Promise.all(accounts.map((account) => account.stop()));
    for (const machine of machines) machine.remove();
  });

  test.concurrent("while it makes the key, then while it makes the table, goes on on another machine", async () => {
    const account = await freshAccount();
    await killedOn(0, account, ({ operation }) => operation === "CreateAlias");
    await killedOn(1, account, ({ operation }) => operation === "CreateTable");
    expect(await keysOf(account)).toHaveLength(1);

    const { stderr } = await bootstrap(account, 0);

    expect(stderr).toMatch(/aws_kms_key\.state_key is there already and is imported/);
    expect(stderr).toContain("a second plan has nothing to change");
    await expectAllOnce(account);
  });

  test.concurrent("after it made everything, takes all of it over", async () => {
    const account = await freshAccount();
    await killedOn(0, account, ({ path, operation }) => path === STATE_PATH && operation === "GET");

    const { stderr } = await bootstrap(account, 1);

    expect(stderr).toContain("a second plan has nothing to change");
    await expectAllOnce(account);
  });

  test.concurrent("while it moves its state, says who holds the lock, and goes on after unlock", async () => {
    const account = await freshAccount();
    const isWriting = writing(`${BUCKET}/${STATE}`);
    let saved = false;
    await killedOn(0, account, (call) => {
      const digest = saved && call.operation === "PutItem";
      saved ||= isWriting(call);
      return digest;
    });

    const second = await runCommand(machine(1), account, "bootstrap", "dev", "--yes");
    expect(second.stderr).toContain("devops-platform unlock bootstrap");
    expect(second.code).toBe(7);

    const id = /^ +id +(\S+)$/m.exec(second.stderr)?.[1] ?? "";
    const unlocked = await runCommand(
      machine(1),
      account,
      ..."unlock bootstrap --yes --id".split(" "),
      id,
    );
    expect(unlocked).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(`Released the lock ${id}`),
    });

    const { stderr } = await bootstrap(account, 1);
    expect(stderr).toContain("there is nothing to do");
    await expectAllOnce(account);
  });

  async function freshAccount(): Promise<Emulator> {
    const account = await emptyAccount();
    accounts.push(account);
    return account;
  }

  function machine(number: number): Project {
    const found = machines[number];
    if (!found) throw new Error("there are two machines");
    return found;
  }

  const killedOn = (on: number, account: Emulator, point: Point) =>
    killedAt(machine(on), account, ["bootstrap", "dev", "--yes"], point);

  async function bootstrap(account: Emulator, on: number) {
    const done = await runCommand(machine(on), account, "bootstrap", "dev", "--yes");
    expect(done.code, done.stderr).toBe(0);
    return done;
  }

  async function expectAllOnce(account: Emulator): Promise<void> {
    const state = parseState((await objectAt(account, STATE)) ?? "", STATE);
    expect(entriesOf(state).map(({ address }) => address)).toEqual(everything);
    expect(await keysOf(account)).toHaveLength(1);
  }
});

/** Its keys: buckets, tables and aliases cannot be there twice, since their names are taken. */
async function keysOf({ endpoint }: Emulator): Promise<unknown[]> {
  const kms = new KMSClient(clientConfig(await accessTo(endpoint), "eu-west-1"));
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  const described = await Promise.all(
    Keys.map(({ KeyId }) => kms.send(new DescribeKeyCommand({ KeyId }))),
  );
  return described.filter(
    ({ KeyMetadata }) => KeyMetadata?.Description === "Terraform state of acme",
  );
}
