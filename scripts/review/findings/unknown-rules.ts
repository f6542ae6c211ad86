import { isMarked } from "../model/marks";
import type { Plan } from "../model/plan";
import { finding } from "./context";
import type { Finding } from "./finding";

const RANGES = ["cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks"];

/** Rules of security groups whose ranges are only known after apply: nobody can say whom they let in. */
export const unknownRules = (plan: Plan): Finding[] =>
  plan
    .ofType(/^aws_(vpc_security_group_ingress_rule|security_group_rule)$/)
    .filter(
      ({ action, after, unknown }) =>
        (action === "create" || action === "update" || action === "replace") &&
        after?.type !== "egress" &&
        RANGES.some((name) => isMarked(unknown, [name])),
    )
    .map((resource) =>
      finding(resource, {
        kind: "unknown",
        rule: "range-known-after-apply",
        severity: "medium",
        what: "lets in a range that is only known after apply",
        why: "It may be one address or the whole internet.",
        todo: "See in the configuration where the range comes from.",
        causes: RANGES.flatMap((name) => plan.configuration.written(resource.address, name)).map(
          (one) => `From \`${one}\`.`,
        ),
      }),
    );
