import { expect, test } from "vitest";
import { compare } from "../../../scripts/addresses/compare";
import { formatList, parseList } from "../../../scripts/addresses/list";
import { resourcesOf, type StackJson } from "../../../scripts/addresses/stack-resources";
import { advice, describe } from "../../../scripts/addresses/words";

const before: StackJson = {
  terraform: { backend: { s3: { bucket: "states", key: "acme/prod", encrypt: true } } },
  module: { owner: { source: "./assets/1", name: "/acme/prod/owner", value_version: 1 } },
  resource: {
    aws_db_instance: { main: { db_name: "app", instance_class: "db.t4g.micro" } },
    aws_iam_role: { api: { name: "acme-prod-api" } },
    aws_kms_key: { main: { description: "data" } },
  },
};

/** What `after` does to a list that was committed for `before`. */
function changes(after: StackJson, listed: StackJson = before) {
  const differences = compare(
    parseList(formatList(resourcesOf(listed).resources)),
    resourcesOf(after),
  );
  return { words: describe("prod", differences), advice: advice(differences), differences };
}

const withResources = (resource: StackJson["resource"]) => ({
  ...before,
  resource: { ...before.resource, ...resource },
});

test("a stack that is as it was says nothing", () => {
  expect(changes(before).words).toBe("");
});

test("a change that the provider makes in place is none", () => {
  const larger = { main: { db_name: "app", instance_class: "db.r8g.large" } };
  expect(changes(withResources({ aws_db_instance: larger })).differences).toEqual([]);
});

test("a database that would be replaced is named with the argument and what is lost", () => {
  const { words, advice: next } = changes(
    withResources({ aws_db_instance: { main: { db_name: "other" } } }),
  );
  expect(words).toContain(
    'aws_db_instance.main would be replaced: db_name changes from "app" to "other". The database is destroyed with every row in it',
  );
  expect(next).toContain("npm run addresses -- --accept");
});

test("an argument that is given or taken away for the first time replaces too", () => {
  const encrypted = { main: { db_name: "app", storage_encrypted: true } };
  expect(changes(withResources({ aws_db_instance: encrypted })).words).toContain(
    "storage_encrypted changes from nothing to true",
  );
});

test("a key that is gone is a loss, though no argument of it is on the list", () => {
  const { words, advice: next } = changes(withResources({ aws_kms_key: {} }));
  expect(words).toContain("aws_kms_key.main is no longer there. The key is scheduled for deletion");
  expect(next).toContain("moveFromId");
});

test("another name is a loss unless a moved block says that it is only a name", () => {
  const renamed = withResources({ aws_kms_key: { data: { description: "data" } } });
  expect(changes(renamed).words).toContain("aws_kms_key.main is no longer there.");
  const moved = [{ from: "aws_kms_key.main", to: "aws_kms_key.data" }];
  expect(changes({ ...renamed, moved }).differences).toEqual([
    { kind: "renamed", address: "aws_kms_key.main", to: "aws_kms_key.data" },
  ]);
});

test("a moved database that changes as well is still replaced", () => {
  const moved = [{ from: "aws_db_instance.main", to: "aws_db_instance.first" }];
  const first = withResources({ aws_db_instance: { first: { db_name: "other" } } });
  expect(changes({ ...first, moved }).words).toContain("aws_db_instance.first would be replaced");
});

test("a generated secret is kept like data, through its module", () => {
  const raised = { owner: { name: "/acme/prod/owner", value_version: 2 } };
  expect(changes({ ...before, module: raised }).words).toContain(
    "module.owner would be replaced: value_version changes from 1 to 2",
  );
});

test("a stack that looks for its state elsewhere is told", () => {
  const backend = { s3: { bucket: "states", key: "acme/production" } };
  expect(changes({ ...before, terraform: { backend } }).words).toContain(
    "The stack starts with an empty state",
  );
});

test("what keeps nothing may come and go: the list is only brought up to date", () => {
  const { words, advice: next } = changes(withResources({ aws_iam_role: { worker: {} } }));
  expect(words).toContain("aws_iam_role.api is no longer there; it keeps nothing.");
  expect(words).toContain("aws_iam_role.worker is new.");
  expect(next).toBe("Run `npm run addresses` and commit what it writes.");
});

test("a stack that is no longer made loses what it kept", () => {
  expect(changes({}).words).toContain("aws_db_instance.main is no longer there.");
});

test("a new stack is one line", () => {
  expect(changes(before, {}).words).toBe("prod: is a new stack of 4 resources");
});
