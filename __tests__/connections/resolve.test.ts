import { describe, expect, test } from "vitest";
import type { Handover } from "../../src/connections/handover";
import { type ResolveProps, resolveHandover } from "../../src/connections/resolve";
import { createNaming } from "../../src/naming";

const { arn } = createNaming({
  platform: "acme",
  environment: "test",
  accountId: "111111111111",
  region: "eu-west-1",
});
const secretArn = arn("secretsmanager", "secret:/acme/test/session-key-AbCdEf");
const keyArn = arn("kms", "key/environment");
const secret = { target: "secrets.session-key", attribute: "arn" };
const props: ResolveProps = {
  targets: {
    "databases.main": { attributes: { host: "db.example.com", resourceId: "db-ABC" } },
    "secrets.session-key": { attributes: { arn: secretArn } },
  },
  arn,
};

const resolve = (part: Partial<Handover>, more: Partial<ResolveProps> = {}) =>
  resolveHandover({ variables: {}, secretValues: {}, grants: [], ...part }, { ...props, ...more });

test("variables get the attributes of what they point at", () => {
  const variables = { PORT: "5432", HOST: { target: "databases.main", attribute: "host" } };
  expect(resolve({ variables }).variables).toEqual({ PORT: "5432", HOST: "db.example.com" });
});

test("a secret's value is handed over by its ARN, as a whole or by a field", () => {
  const secretValues = { KEY: secret, PASSWORD: { ...secret, jsonKey: "password" } };
  expect(resolve({ secretValues }).secretValues).toEqual({
    KEY: { arn: secretArn },
    PASSWORD: { arn: secretArn, field: "password" },
  });
});

test("a value that ECS injects gives the task's own role nothing", () => {
  expect(resolve({ secretValues: { KEY: secret } }).grants).toEqual([]);
});

test("a secret by reference is read by the task's own role, and no other secret", () => {
  expect(resolve({ grants: [{ kind: "read-secret", secret }] }).grants).toEqual([
    { actions: ["secretsmanager:GetSecretValue"], resources: [secretArn] },
  ]);
});

describe("what IAM allows on one thing", () => {
  const resource = { target: "queues.jobs", attribute: "arn" };
  const jobs = arn("sqs", "acme-test-jobs");
  const targets = { "queues.jobs": { attributes: { arn: jobs } } };
  const actions = ["sqs:SendMessage"];
  const grant = { kind: "allow", actions, resource, keyActions: ["kms:Decrypt"] } as const;

  test("is allowed on that thing alone", () => {
    expect(resolve({ grants: [grant] }, { targets }).grants).toEqual([
      { actions, resources: [jobs] },
    ]);
  });

  test("comes with what it takes of the customer's key", () => {
    expect(resolve({ grants: [grant] }, { targets, kmsKeyArn: keyArn }).grants).toEqual([
      { actions, resources: [jobs] },
      { actions: ["kms:Decrypt"], resources: [keyArn] },
    ]);
  });
});

describe("where a key of the customer's encrypts a secret", () => {
  const decrypt = (key: string) => ({
    actions: ["kms:Decrypt"],
    resources: [key],
    conditions: { StringEquals: { "kms:EncryptionContext:SecretARN": secretArn } },
  });

  test("reading it comes with decrypting it, and nothing else, with that key", () => {
    const { grants } = resolve(
      { grants: [{ kind: "read-secret", secret }] },
      { kmsKeyArn: keyArn },
    );
    expect(grants.slice(1)).toEqual([decrypt(keyArn)]);
  });

  test("a target's own key goes before the environment's", () => {
    const ownKey = arn("kms", "key/own");
    const targets = {
      "secrets.session-key": { attributes: { arn: secretArn, kmsKeyArn: ownKey } },
    };
    const { grants } = resolve(
      { grants: [{ kind: "read-secret", secret }] },
      { targets, kmsKeyArn: keyArn },
    );
    expect(grants.slice(1)).toEqual([decrypt(ownKey)]);
  });
});

test("signing in to a database is granted for one user of one instance", () => {
  const resourceId = { target: "databases.main", attribute: "resourceId" };
  const { grants } = resolve({
    grants: [{ kind: "database-sign-in", resourceId, user: "application" }],
  });
  expect(grants).toEqual([
    {
      actions: ["rds-db:connect"],
      resources: ["arn:aws:rds-db:eu-west-1:111111111111:dbuser:db-ABC/application"],
    },
  ]);
});

test("an attribute that a target does not have is an error that lists those it has", () => {
  const variables = { HOST: { target: "databases.main", attribute: "readerHost" } };
  expect(() => resolve({ variables })).toThrow(
    "databases.main has no attribute readerHost: it has host, resourceId",
  );
});

test("a target that is not given is an error that lists those that are", () => {
  const variables = { HOST: { target: "databases.other", attribute: "host" } };
  expect(() => resolve({ variables })).toThrow(
    "databases.other is not among the targets of connections: databases.main, secrets.session-key",
  );
});
