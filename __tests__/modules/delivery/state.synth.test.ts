import { describe, expect, it } from "vitest";
import { own, stacksOf } from "../../support/delivered-stacks";
import { may, type Request, roleNamed } from "../../support/iam-in-stacks";

const { shared } = stacksOf(own());
if (!shared) throw new Error("there is no shared stack");

const BUCKET = "acme-111111111111-eu-west-1-tfstate";
const state = (action: string, key: string): Request => ({
  action: `s3:${action}`,
  resource: `arn:aws:s3:::${BUCKET}/${key}`,
});
const row = (action: string, table: string, ...keys: readonly string[]): Request => ({
  action: `dynamodb:${action}`,
  resource: `arn:aws:dynamodb:eu-west-1:111111111111:table/${table}`,
  context: keys.length > 0 ? { "dynamodb:LeadingKeys": keys } : {},
});
const key = (action: string, alias: string): Request => ({
  action: `kms:${action}`,
  resource: "arn:aws:kms:eu-west-1:111111111111:key/1",
  context: {
    "kms:ResourceAliases": alias,
    "aws:ResourceTag/Platform": "acme",
    "aws:ResourceTag/Environment": "shared",
  },
});

const secretOf = (environment: string): Request => ({
  action: "secretsmanager:GetSecretValue",
  resource: `arn:aws:secretsmanager:eu-west-1:111111111111:secret:/acme/${environment}/session-key-abcdef`,
});

const OWN = "acme/dev/eu-west-1/main";
const OTHERS = "acme/prod/eu-west-1/main";
const SHARED = "acme/shared/eu-west-1/main";
const LOCKS = "acme-terraform-locks";

const cases: readonly (readonly [
  what: string,
  request: Request,
  deploy: boolean,
  plan: boolean,
])[] = [
  ["reads its state", state("GetObject", OWN), true, true],
  ["writes its state", state("PutObject", OWN), true, false],
  ["reads an older version of its state", state("GetObjectVersion", OWN), true, true],
  ["deletes its state", state("DeleteObject", OWN), false, false],
  ["deletes a version of its state", state("DeleteObjectVersion", OWN), false, false],
  ["takes away its lock file", state("DeleteObject", `${OWN}.tflock`), true, false],
  ["reads another's state", state("GetObject", OTHERS), false, true],
  ["writes another's state", state("PutObject", OTHERS), false, false],
  ["reads what is shared", state("GetObject", SHARED), false, true],
  ["writes what is shared", state("PutObject", SHARED), false, false],
  ["takes its lock", row("PutItem", LOCKS, `${BUCKET}/${OWN}`), true, false],
  ["writes its digest", row("PutItem", LOCKS, `${BUCKET}/${OWN}-md5`), true, false],
  ["releases its lock", row("DeleteItem", LOCKS, `${BUCKET}/${OWN}`), true, false],
  ["releases another's lock", row("DeleteItem", LOCKS, `${BUCKET}/${OTHERS}`), false, false],
  ["reads all locks", row("Scan", LOCKS), false, false],
  [
    "takes another's lock with its own",
    row("PutItem", LOCKS, `${BUCKET}/${OWN}`, `${BUCKET}/${OTHERS}`),
    false,
    false,
  ],
  ["names no lock", row("PutItem", LOCKS), false, false],
  ["writes its history", row("PutItem", "acme-releases", "dev"), true, false],
  ["reads its history", row("Query", "acme-releases", "dev"), true, false],
  ["writes another's history", row("PutItem", "acme-releases", "prod"), false, false],
  ["decrypts states", key("Decrypt", "alias/acme-terraform-state"), true, true],
  ["encrypts states", key("GenerateDataKey", "alias/acme-terraform-state"), true, false],
  ["decrypts with another key", key("Decrypt", "alias/other"), false, false],
];

describe("the role that deploys an environment", () => {
  const role = roleNamed(shared, "acme-dev-deploy");

  it.each(cases)("%s: %#", (_, request, expected) => {
    expect(may(role, request)).toBe(expected);
  });
});

describe("acme-shared-plan", () => {
  const role = roleNamed(shared, "acme-shared-plan");

  it.each(cases)("%s: %#", (_, request, __, expected) => {
    expect(may(role, request)).toBe(expected);
  });
});

describe("the role of pull requests", () => {
  const role = roleNamed(shared, "acme-shared-pull-request");
  const decrypting = key("Decrypt", "alias/acme-terraform-state");
  const through = (service: string): Request => ({
    ...decrypting,
    context: { ...decrypting.context, "kms:ViaService": `${service}.eu-west-1.amazonaws.com` },
  });

  it.each([
    ["reads states", state("GetObject", OTHERS), true],
    ["decrypts them as it reads them", through("s3"), true],
    ["decrypts what is not read from S3", decrypting, false],
    ["decrypts for another service", through("secretsmanager"), false],
    ["reads an older version of a state", state("GetObjectVersion", OWN), false],
    ["writes a state", state("PutObject", OWN), false],
  ])("%s: %#", (_, request, expected) => {
    expect(may(role, request)).toBe(expected);
  });
});

describe("the role that plans what a tag deploys", () => {
  const role = roleNamed(shared, "acme-prod-plan");

  it.each([
    ["reads its own state", state("GetObject", OTHERS), true],
    ["reads another environment's state", state("GetObject", OWN), false],
    ["reads what is shared", state("GetObject", SHARED), false],
    ["writes its own state", state("PutObject", OTHERS), false],
    ["reads the digest of its own state", row("GetItem", LOCKS, `${BUCKET}/${OTHERS}-md5`), true],
    ["reads another environment's digest", row("GetItem", LOCKS, `${BUCKET}/${OWN}-md5`), false],
    ["takes its own lock", row("PutItem", LOCKS, `${BUCKET}/${OTHERS}`), false],
    ["reads its own secrets", secretOf("prod"), true],
    ["reads another environment's secrets", secretOf("dev"), false],
  ])("%s: %#", (_, request, expected) => {
    expect(may(role, request)).toBe(expected);
  });
});

it("lets pull requests do nothing but read states", () => {
  const { statements } = roleNamed(shared, "acme-shared-pull-request");
  expect([...new Set(statements.flatMap(({ actions }) => actions))].sort()).toEqual([
    "kms:Decrypt",
    "s3:GetObject",
    "s3:ListBucket",
  ]);
  for (const { resources } of statements)
    for (const resource of resources) expect(resource).not.toBe("*");
});

it.each(["acme-shared-plan", "acme-prod-plan"])("lets %s write nothing", (name) => {
  const { statements } = roleNamed(shared, name);
  const writing = statements
    .flatMap(({ actions }) => actions)
    .filter((action) => !/:(?:Describe|Get|List|Filter|BatchGet|Decrypt$)/.test(action));
  expect(writing).toEqual([]);
});
