import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ourField } from "../../scripts/review/findings/our-field";
import { OUR_FIELDS } from "../../scripts/review/tables/our-fields";
import { environmentSchema } from "../../src/envs/environment";
import { platformSchema } from "../../src/envs/platform-schema";
import { committed } from "../support/environment-stack";
import { change, planWith } from "./support/reviewed";

const tags_all = { Platform: "", Environment: "", CostCentre: "", Repository: "", ManagedBy: "" };

type Resources = Record<string, Record<string, Record<string, unknown>>>;

describe.each(["dev", "staging", "prod"])("of %s", (name) => {
  const resource = committed(name).json.resource as Resources;
  const all = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([own, values]) => ({ address: `${type}.${own}`, values })),
  );
  const plan = planWith(
    all.map(({ address }) => change(address, { before: { tags_all }, after: { tags_all } })),
  );

  test("every resource follows from a field of the configuration", () => {
    const without = plan.resources.filter((one) => ourField(plan, one, undefined) === undefined);
    expect(without.map(({ address }) => address)).toEqual([]);
  });

  test("every argument follows from a field of the configuration", () => {
    const without = all.flatMap(({ address, values }) => {
      const one = plan.at(address);
      return Object.keys(values)
        .filter((argument) => one && ourField(plan, one, argument) === undefined)
        .map((argument) => `${address} ${argument}`);
    });
    expect(without).toEqual([]);
  });
});

test("the fields are those of the configuration", () => {
  const known = new Set([
    ...pathsIn(z.toJSONSchema(environmentSchema, { io: "input", unrepresentable: "any" })),
    ...pathsIn(z.toJSONSchema(platformSchema, { io: "input", unrepresentable: "any" })).map(
      (one) => `platform: ${one}`,
    ),
  ]);
  const unknown = OUR_FIELDS.map(({ field }) => field).filter((field) => !known.has(field));
  expect(unknown).toEqual([]);
});

test.each([
  ["aws_db_instance.main_replica_1", "instance_class", "databases.main.replicaInstanceClass"],
  ["aws_db_instance.main_replica_1", "multi_az", "databases.main.multiAz"],
  ["aws_lb_listener.public_https", "ssl_policy", "loadBalancers.public.https.policy"],
  ["aws_iam_role_policy.order_import_task", "policy", "workloads.order-import.connections"],
  [
    "aws_vpc_security_group_ingress_rule.load_balancer_public_443_from_internet",
    "cidr_ipv4",
    "loadBalancers.public.allowFrom",
  ],
])("%s has its %s from %s", (address, argument, field) => {
  const values = { tags_all, [argument]: "x" };
  const plan = planWith([change(address, { before: values, after: values })]);
  const [resource] = plan.resources;
  expect(resource && ourField(plan, resource, argument)).toBe(`the environment's \`${field}\``);
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** Every path of a schema, `*` for the keys of a record. */
function pathsIn(schema: unknown, prefix = ""): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties = {}, additionalProperties, anyOf = [], oneOf = [] } = schema as Schema;
  const at = (name: string) => (prefix === "" ? name : `${prefix}.${name}`);
  return [
    ...Object.entries(properties).flatMap(([name, one]) => [at(name), ...pathsIn(one, at(name))]),
    ...(additionalProperties ? [at("*"), ...pathsIn(additionalProperties, at("*"))] : []),
    ...[...anyOf, ...oneOf].flatMap((one) => pathsIn(one, prefix)),
  ];
}
