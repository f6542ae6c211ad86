import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  ATTACHED_POLICIES,
  actionsByType,
  administered,
} from "../../../../src/modules/delivery/actions";
import { projectRoot } from "../../../support/apps";
import { manyServices, own, stacksOf } from "../../../support/delivered-stacks";

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

type Stack = ReturnType<typeof stacksOf>[string];

/** The types of AWS's resources in stacks. */
function typesIn(stacks: readonly Stack[]): string[] {
  const types = new Set(stacks.flatMap(({ json }) => Object.keys(json.resource ?? {})));
  return [...types].filter((type) => type.startsWith("aws_")).sort();
}

describe("the table of actions", () => {
  const platforms = [own(), manyServices({ github: {}, emails: ["ops@example.com"] })];
  const stacks = platforms.flatMap((one) => Object.entries(stacksOf(one)));
  const isShared = (name: string) => name === "shared" || name.startsWith("bootstrap");
  const those = (wanted: boolean) =>
    stacks.filter(([name]) => isShared(name) === wanted).map(([, stack]) => stack);
  const environments = those(false);
  const ofEnvironments = typesIn(environments);
  const ofShared = typesIn(those(true));

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
    const attached = environments.flatMap(({ resources }) =>
      Object.values(resources("aws_iam_role_policy_attachment")).map(
        ({ policy_arn }) => String(policy_arn).split(":policy/")[1],
      ),
    );
    expect([...new Set(attached)]).toEqual(ATTACHED_POLICIES);
  });
});
