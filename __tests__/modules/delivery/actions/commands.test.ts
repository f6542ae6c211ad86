import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { actionsByCommand, actionsByType } from "../../../../src/modules/delivery/actions";
import { ownReleases, ownState } from "../../../../src/modules/delivery/state-access";
import { createNaming } from "../../../../src/naming";
import { projectRoot } from "../../../support/apps";

/** Where the commands of the table begin. */
const COMMANDS = [
  "cost",
  "deploy",
  "destroy",
  "drill",
  "images",
  "notify",
  "pause",
  "plan",
  "release",
  "restart",
  "scale",
  "smoke-test",
  "status",
];

/** Reached from these commands by what they import, and never called by them for an environment. */
const NEVER_CALLED: Readonly<Record<string, string>> = {
  "ecr:BatchDeleteImage": "destroys the registry, which is shared",
  "ecr:ListImages": "destroys the registry, which is shared",
  "iam:GetOpenIDConnectProvider": "takes over what is shared",
  "kms:ListKeys": "looks for the key of the state, for bootstrap",
  "rds:CopyDBSnapshot": "copies a snapshot, for people",
  "rds:DeleteDBSnapshot": "deletes a snapshot, for people",
};

/** Where IAM's name of a service is not that of its client. */
const PREFIXES: Readonly<Record<string, string>> = {
  "application-auto-scaling": "application-autoscaling",
  "cloudwatch-logs": "logs",
  "cost-explorer": "ce",
  "elastic-load-balancing-v2": "elasticloadbalancing",
  "resource-groups-tagging-api": "tag",
  "secrets-manager": "secretsmanager",
};

/** A file and all that it imports within scripts, now or later. */
function reached(files: readonly string[], known = new Set<string>()): Set<string> {
  for (const file of files) {
    if (known.has(file)) continue;
    known.add(file);
    const imports = [...readFileSync(file, "utf8").matchAll(/(?:from |import\()"(\.[^"]+)"/g)];
    const found = imports.map(([, path = ""]) => `${join(dirname(file), path)}.ts`);
    reached(
      found.filter((one) => one.includes("/scripts/") && existsSync(one)),
      known,
    );
  }
  return known;
}

/** The actions of the commands and pages of the SDK that a file imports. S3 names its actions otherwise. */
const calledBy = (file: string): string[] =>
  [
    ...readFileSync(file, "utf8").matchAll(/import \{([^}]*)\} from "@aws-sdk\/client-([\w-]+)"/gs),
  ].flatMap(([, names = "", client = ""]) =>
    names.split(",").flatMap((name) => {
      const [, command, pages] = /^\s*(?:(\w+)Command|paginate(\w+))\s*$/.exec(name) ?? [];
      const operation = command ?? pages;
      const free = client === "s3" || operation === "GetCallerIdentity";
      return operation === undefined || free ? [] : [`${PREFIXES[client] ?? client}:${operation}`];
    }),
  );

test("every call of a command of the table is in it, or there is a reason why it is not", () => {
  const files = reached(COMMANDS.map((one) => join(projectRoot, "scripts", one, "command.ts")));
  const called = new Set([...files].flatMap(calledBy));

  const place = { platform: "acme", accountId: "111111111111", region: "eu-west-1" };
  const own = createNaming({ ...place, environment: "dev" });
  const home = createNaming({ ...place, environment: "shared" });
  const allowed = new Set(
    [
      ...Object.values(actionsByCommand).flat(),
      ...Object.values(actionsByType).flatMap(({ read, write }) => [...read, ...write]),
      ...ownState(own),
      ...ownReleases(own, home),
    ].flatMap(({ actions }) => actions),
  );

  expect(called.size).toBeGreaterThan(50);
  expect([...called].filter((action) => !allowed.has(action)).sort()).toEqual(
    Object.keys(NEVER_CALLED),
  );
});
