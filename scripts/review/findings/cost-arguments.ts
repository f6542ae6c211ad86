import type { Plan } from "../model/plan";
import { type Resource, type Side, stays } from "../model/resource";
import { isValues, type Values } from "../model/values";

/** Arguments that the estimate follows to another resource. */
const FOLLOWED = ["task_definition", "replicate_source_db"];
const PRICED_WITH = /^aws_(ecs_task_definition|db_instance)$/;

/** Arguments of which the estimate only asks how many they are. */
const COUNTED = ["subnets", "subnet_ids"];

/**
 * The arguments of a resource as the estimate reads them; undefined where it is not there. What is only known after
 * apply is looked up in the configuration, and is taken to stay as it is where that says nothing.
 */
export function pricedArguments(plan: Plan, resource: Resource, side: Side): Values | undefined {
  const values = resource[side];
  if (values === undefined) return undefined;
  const found: Record<string, unknown> = {};
  if (side === "after" && isValues(resource.unknown))
    for (const [name, mark] of Object.entries(resource.unknown))
      if (mark === true && values[name] === undefined && !FOLLOWED.includes(name))
        found[name] = counted(plan, resource, name) ?? resource.before?.[name];
  for (const argument of FOLLOWED) {
    const value = values[argument];
    if (value === undefined && !plan.configuration.has(resource.address)) continue;
    const [target] = plan.named(resource, argument, value, PRICED_WITH, side);
    if (target && target !== resource)
      found[argument] = `\${${target.type}.${encoded(target.address, target.type)}.arn}`;
  }
  return Object.keys(found).length === 0 ? values : { ...values, ...found };
}

/** One subnet that is new makes all of them unknown; the configuration names them. */
function counted(plan: Plan, resource: Resource, name: string): readonly string[] | undefined {
  if (!COUNTED.includes(name)) return undefined;
  const subnets = plan.referred(resource, name, /^aws_subnet$/).filter(stays);
  return subnets.length > 0 ? subnets.map(({ address }) => address) : undefined;
}

/** An address as one word that the estimate takes for a name, and back. */
export const encoded = (address: string, type: string): string => {
  const plain = address.startsWith(`${type}.`) ? address.slice(type.length + 1) : address;
  return /^[\w-]+$/.test(plain) ? plain : `x-${Buffer.from(address).toString("hex")}`;
};

export const decoded = (address: string): string => {
  const [, hex] = /\.x-([0-9a-f]+)/.exec(address) ?? [];
  return hex === undefined ? address : Buffer.from(hex, "hex").toString();
};
