import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bootstrapOf, environmentNamed, sharedOf, stackNamed } from "../../../scripts/stacks/app";
import { readStacks } from "../../../scripts/stacks/read-stack";

let output: string;

beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), "stacks-"));
});

afterEach(() => rmSync(output, { recursive: true, force: true }));

const home = "acme-111111111111-eu-west-1-tfstate";

describe("the stacks of an output folder", () => {
  test("have the account, the region and the place of their state", () => {
    write({ dev: stack({ environment: "dev", key: "acme/dev/eu-west-1/main" }) });

    expect(stackNamed(opened(), "dev")).toMatchObject({
      kind: "environment",
      platform: "acme",
      environment: "dev",
      accountId: "111111111111",
      region: "eu-west-1",
      backend: { bucket: home, key: "acme/dev/eu-west-1/main", lockTable: "acme-terraform-locks" },
    });
  });

  test("have no lock table where the bucket keeps the lock", () => {
    write({ dev: stack({ environment: "dev", key: "acme/dev/eu-west-1/main", lockTable: null }) });

    expect(stackNamed(opened(), "dev").backend.lockTable).toBeUndefined();
  });

  test("are told apart by where their state is, whatever they are called", () => {
    write({
      first: stack({ environment: "shared", key: "acme/shared/eu-west-1/bootstrap" }),
      common: stack({ environment: "shared", key: "acme/shared/eu-west-1/main" }),
      shared: stack({ environment: "dev", key: "acme/dev/eu-west-1/main" }),
    });

    const app = opened();
    expect(app.stacks.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      "first bootstrap",
      "common shared",
      "shared environment",
    ]);
    expect(sharedOf(app)?.name).toBe("common");
  });

  test("are refused where one is not a platform's, with what is missing", () => {
    write({ odd: { terraform: {}, provider: { aws: [{ region: "eu-west-1" }] } } });

    expect(() => opened()).toThrow(/the stack odd is not one of a platform/);
  });
});

describe("a name", () => {
  beforeEach(() =>
    write({
      bootstrap: stack({ environment: "shared", key: "acme/shared/eu-west-1/bootstrap" }),
      shared: stack({ environment: "shared", key: "acme/shared/eu-west-1/main" }),
      dev: stack({ environment: "dev", key: "acme/dev/eu-west-1/main" }),
      abroad: stack({ environment: "abroad", key: "acme/abroad/us-east-1/main", bucket: "far" }),
    }),
  );

  test("that nobody has is answered with the one that was meant", () => {
    expect(hintOf(() => stackNamed(opened(), "dve"))).toBe(
      "Did you mean dev? There are: bootstrap, shared, dev, abroad.",
    );
  });

  test("of what belongs to no environment is no environment's", () => {
    expect(hintOf(() => environmentNamed(opened(), "shared"))).toBe("There are: dev, abroad.");
  });

  test("leads to the bootstrap stack that makes its state's bucket", () => {
    const app = opened();
    expect(bootstrapOf(app, stackNamed(app, "dev")).name).toBe("bootstrap");
  });

  test("whose state's bucket no stack makes says what main.ts lacks", () => {
    const app = opened();
    expect(hintOf(() => bootstrapOf(app, stackNamed(app, "abroad")))).toContain("BootstrapStack");
  });
});

function opened() {
  return { root: output, folder: output, stacks: readStacks(output) };
}

function hintOf(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return (error as { hint?: string }).hint;
  }
  throw new Error("it did not fail");
}

interface Described {
  readonly environment: string;
  readonly key: string;
  readonly bucket?: string;
  readonly lockTable?: string | null;
}

function stack({ environment, key, bucket = home, lockTable = "acme-terraform-locks" }: Described) {
  const lock = lockTable === null ? { use_lockfile: true } : { dynamodb_table: lockTable };
  const s3 = { bucket, key, region: "eu-west-1", kms_key_id: "alias/acme", ...lock };
  const tags = { Platform: "acme", Environment: environment };
  const provider = { region: "eu-west-1", allowed_account_ids: ["111111111111"] };
  return {
    terraform: { backend: { s3 } },
    provider: { aws: [{ ...provider, default_tags: [{ tags }] }] },
  };
}

function write(stacks: Readonly<Record<string, object>>): void {
  const entries = Object.entries(stacks).map(([name, configuration]) => {
    const workingDirectory = join("stacks", name);
    mkdirSync(join(output, workingDirectory), { recursive: true });
    writeFileSync(join(output, workingDirectory, "cdk.tf.json"), JSON.stringify(configuration));
    return [name, { name, workingDirectory }] as const;
  });
  writeFileSync(
    join(output, "manifest.json"),
    JSON.stringify({ stacks: Object.fromEntries(entries) }),
  );
}
