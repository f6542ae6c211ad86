import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { GetParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { runProgram, Server } from "../../application/backend/__tests__/support/programs";
import { type Emulator, startEmulator } from "../../scripts/emulator/start";
import { synthesizeApp } from "../support/apps";

interface Container {
  readonly name: string;
  readonly command?: readonly string[];
  readonly healthCheck?: { readonly command: readonly string[] };
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
}

const password = () => randomBytes(16).toString("hex");
const words = { owner: password(), application: password(), session: password() + password() };

let emulator: Emulator;
let folder: string;
let containers: ReadonlyMap<string, Container>;
/** What a reference in the task definition is once the stack is deployed. */
let references: Readonly<Record<string, string>>;
let values: Aws;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "task-definition-"));
  const stacks = await synthesizeApp(".", folder);
  const stack = stacks.find(({ name }) => name === "prod");
  if (!stack?.account) throw new Error("there is no prod");
  emulator = await startEmulator({ root: process.cwd(), account: stack.account });
  containers = await containersIn(stack.folder);
  values = new Aws(emulator);
  await createDatabase();
  references = {
    "aws_db_instance.main.address": "localhost",
    "aws_db_instance.main_replica_1.address": "localhost",
    "module.main_owner.arn": await values.secret("owner", {
      username: "owner",
      password: words.owner,
    }),
    "module.main_application.arn": await values.secret("application", {
      username: "application",
      password: words.application,
    }),
    "module.session_key.arn": await values.secret("session-key", words.session),
    "aws_ssm_parameter.log_level.arn": await values.setting("log-level", "info"),
  };
  // The emulator may have to be installed first.
}, 300_000);

afterAll(async () => {
  await emulator?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("the image with the variables and secrets of the synthesized tasks", () => {
  test("migrates, serves, and says that it is healthy", async () => {
    const [, program, ...args] = container("migrate").command ?? [];
    expect(program).toBe("migrate.mjs");
    const migrated = await runProgram("migrate.mjs", args, await variablesOf("migrate"));
    expect(migrated.output).toContain("the database is up to date");

    const variables = await variablesOf("api");
    const server = await Server.start(variables);
    try {
      const created = await fetch(`${server.url}/users`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: "ada@example.com", name: "Ada Lovelace" }),
      });
      expect(created.status).toBe(201);
      const read = await fetch(`${server.url}${created.headers.get("location")}`);
      expect(await read.json()).toMatchObject({ email: "ada@example.com" });
      expect((await fetch(`${server.url}/health/detailed`)).status).toBe(200);

      const check = container("api").healthCheck?.command;
      expect(check).toEqual(["CMD", "node", "healthcheck.mjs"]);
      const port = new URL(server.url).port;
      const checked = await runProgram("healthcheck.mjs", [], { ...variables, PORT: port });
      expect(checked.code).toBe(0);
      expect(server.log).not.toMatch(/ada@example\.com|Ada Lovelace/);
      for (const secret of Object.values(words)) expect(server.log).not.toContain(secret);
    } finally {
      await server.stop();
    }
  });
});

const container = (name: string): Container => {
  const found = containers.get(name);
  if (!found) throw new Error(`there is no container ${name}`);
  return found;
};

/**
 * What ECS starts the container with. Added is only what differs here: where AWS is, and who signed
 * the certificate of a database that is not RDS.
 */
async function variablesOf(name: string): Promise<Record<string, string>> {
  const { environment, secrets } = container(name);
  const plain = environment.map((variable) => [variable.name, resolve(variable.value)] as const);
  const read = secrets.map(
    async (secret) => [secret.name, await values.read(resolve(secret.valueFrom))] as const,
  );
  return {
    ...Object.fromEntries([...plain, ...(await Promise.all(read))]),
    DATABASE_PORT: new URL(inject("postgres")).port,
    ...emulator.environment,
    DATABASE_TLS_AUTHORITIES: inject("authority"),
  };
}

const resolve = (text: string): string =>
  text.replace(/\$\{([^}]+)\}/g, (_, reference: string) => {
    const value = references[reference];
    if (value === undefined) throw new Error(`nothing is known of ${reference}`);
    return value;
  });

async function containersIn(stack: string): Promise<Map<string, Container>> {
  const json = JSON.parse(await readFile(join(stack, "cdk.tf.json"), "utf8"));
  const definitions: { container_definitions: string }[] = Object.values(
    json.resource.aws_ecs_task_definition,
  );
  const all = definitions.flatMap(
    ({ container_definitions }) => JSON.parse(container_definitions) as Container[],
  );
  return new Map(all.map((definition) => [definition.name, definition]));
}

/** As RDS makes it: an owner who may make roles, and his database. */
async function createDatabase(): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgres") });
  await client.connect();
  await client.query(`create role owner login createrole password '${words.owner}'`);
  await client.query("create database app owner owner");
  await client.end();
}

/** Secrets and settings in the emulator, and as ECS reads them when it starts a task. */
class Aws {
  readonly #secrets: SecretsManagerClient;
  readonly #settings: SSMClient;

  constructor({ endpoint }: Emulator) {
    const credentials = { accessKeyId: "emulator", secretAccessKey: "emulator" };
    this.#secrets = new SecretsManagerClient({ endpoint, region: "eu-west-1", credentials });
    this.#settings = new SSMClient({ endpoint, region: "eu-west-1", credentials });
  }

  async secret(name: string, value: string | object): Promise<string> {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    const { ARN = "" } = await this.#secrets.send(
      new CreateSecretCommand({ Name: name, SecretString: text }),
    );
    return ARN;
  }

  async setting(name: string, value: string): Promise<string> {
    await this.#settings.send(
      new PutParameterCommand({ Name: `/${name}`, Value: value, Type: "String" }),
    );
    const { Parameter } = await this.#settings.send(new GetParameterCommand({ Name: `/${name}` }));
    return Parameter?.ARN ?? "";
  }

  async read(arn: string): Promise<string> {
    if (!arn.includes(":ssm:")) {
      const { SecretString = "" } = await this.#secrets.send(
        new GetSecretValueCommand({ SecretId: arn }),
      );
      return SecretString;
    }
    const { Parameter } = await this.#settings.send(
      new GetParameterCommand({ Name: arn.replace(/^.*:parameter/, "") }),
    );
    return Parameter?.Value ?? "";
  }
}
