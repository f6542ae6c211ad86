import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App, type TerraformStack } from "cdktf";
import { beforeAll, describe, expect, it } from "vitest";
import {
  ATTACHED_POLICIES,
  actionsByType,
  administered,
} from "../../../../src/modules/delivery/actions";
import { BootstrapStack } from "../../../../src/stacks/bootstrap";
import { EnvironmentStack } from "../../../../src/stacks/environment";
import { SharedStack } from "../../../../src/stacks/shared";
import { stateHomes } from "../../../../src/stacks/state-homes";
import { projectRoot } from "../../../support/apps";
import type { Json } from "../../../support/bare-stack";
import { manyServices, own } from "../../../support/delivered";

const table = { ...actionsByType, ...administered };

/** Every type that a file of src can make, by what it imports or writes in HCL. */
function makeable(): string[] {
  const folder = join(projectRoot, "src");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const text = files
    .filter((file) => /\.(?:ts|tf)$/.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
  const imported = [...text.matchAll(/@cdktf\/provider-aws\/lib\/([\w-]+)"/g)].map(
    ([, name = ""]) => `aws_${name.replaceAll("-", "_")}`,
  );
  const written = [...text.matchAll(/^resource "(aws_\w+)"/gm)].map(([, type = ""]) => type);
  return [...new Set([...imported, ...written])].filter((type) => type !== "aws_provider").sort();
}

/** The types of resources in stacks. */
function typesIn(stacks: readonly TerraformStack[]): string[] {
  const resources = stacks.map((stack) => {
    stack.prepareStack();
    return (stack.toTerraform() as { readonly resource?: Json }).resource ?? {};
  });
  const types = new Set(resources.flatMap((one) => Object.keys(one)));
  return [...types].filter((type) => type.startsWith("aws_")).sort();
}

const context = { cdktfRelativeModules: ["./src/modules/secrets/generated-secret"] };

const platforms = [own(), manyServices({ github: {}, emails: ["ops@example.com"] })];

const environments = platforms.flatMap(({ platform, environments: all }) =>
  all.map(
    (environment) =>
      new EnvironmentStack(new App({ context }), environment.name, { platform, environment }),
  ),
);

const shared = platforms.flatMap(({ platform, environments: all }) => [
  new SharedStack(new App(), "shared", { platform, environments: all }),
  ...stateHomes(platform, all).map(
    (home) => new BootstrapStack(new App(), home.stackName, { platform, home, environments: all }),
  ),
]);

describe("the table of actions", () => {
  let ofEnvironments: readonly string[];
  let ofShared: readonly string[];

  beforeAll(() => {
    ofEnvironments = typesIn(environments);
    ofShared = typesIn(shared);
  });

  it("has an entry for every type that can be synthesized, and none for another", () => {
    expect(Object.keys(table).sort()).toEqual(makeable());
  });

  it("gives a workflow's role every type that an environment has", () => {
    expect(ofEnvironments.filter((type) => !(type in actionsByType))).toEqual([]);
  });

  it("keeps from a workflow's role what only an administrator applies", () => {
    expect(ofEnvironments.filter((type) => type in administered)).toEqual([]);
    expect(ofShared.filter((type) => !(type in table))).toEqual([]);
  });

  it("names every policy of AWS's own that a role of an environment is given", () => {
    const attached = environments.flatMap((stack) => {
      const { resource = {} } = stack.toTerraform() as { readonly resource?: Json };
      const attachments = (resource.aws_iam_role_policy_attachment ?? {}) as Readonly<
        Record<string, Json>
      >;
      return Object.values(attachments).map((one) => String(one.policy_arn).split(":policy/")[1]);
    });
    expect([...new Set(attached)]).toEqual(ATTACHED_POLICIES);
  });
});
