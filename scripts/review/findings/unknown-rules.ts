import { isMarked } from "../model/marks";
import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { finding } from "./context";
import type { Finding } from "./finding";

const RANGES = ["cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks"];

/** Rules of security groups whose ranges are only known after apply: nobody can say whom they let in. */
export const unknownRules = (plan: Plan): Finding[] =>
  plan
    .ofType(/^aws_(vpc_security_group_ingress_rule|(default_)?security_group(_rule)?)$/)
    .filter(
      ({ action, after }) =>
        (action === "create" || action === "update" || action === "replace") &&
        after?.type !== "egress",
    )
    .flatMap((resource) => {
      const paths = pathsIn(plan, resource);
      if (!paths.some((path) => isMarked(resource.unknown, path))) return [];
      return finding(resource, {
        kind: "unknown",
        rule: "range-known-after-apply",
        severity: "medium",
        what: "lets in a range that is only known after apply",
        why: "It may be one address or the whole internet.",
        todo: "See in the configuration where the range comes from.",
        causes: [
          ...new Set(paths.flatMap((path) => plan.configuration.written(resource.address, path))),
        ].map((one) => `From \`${one}\`.`),
      });
    });

/** In a group itself only where the configuration has rules: AWS says what it has where nobody sets them. */
function pathsIn({ configuration }: Plan, { address, type }: Resource): string[][] {
  if (!/security_group$/.test(type)) return RANGES.map((name) => [name]);
  const configured = configuration.expression(address, "ingress") !== undefined;
  return configured ? RANGES.map((name) => ["ingress", name]) : [];
}
