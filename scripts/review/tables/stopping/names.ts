import type { Stopping } from "./stop";

/** What is found by its name, and leads somewhere. */
export const NAMES: readonly Stopping[] = [
  {
    types: /^aws_route53_record$/,
    path: ["records"],
    when: "changed",
    rule: "leads-elsewhere",
    what: "points somewhere else",
    why: "Whoever looks the name up goes there: mail, users, or certificates.",
    severity: "medium",
  },
  {
    types: /^aws_route53_record$/,
    path: ["alias", "name"],
    when: "changed",
    rule: "leads-elsewhere",
    what: "points somewhere else",
    why: "Whoever looks the name up goes there.",
    severity: "medium",
  },
  {
    types: /^aws_kms_alias$/,
    path: ["target_key_id"],
    when: "changed",
    rule: "leads-elsewhere",
    what: "names another key",
    why: "New data is encrypted with that; the old key must stay for the old data.",
    severity: "medium",
  },
  {
    types: /^aws_cloudfront_distribution$/,
    path: ["origin", "domain_name"],
    when: "changed",
    rule: "leads-elsewhere",
    what: "asks another origin",
    why: "Everything that it answers comes from there.",
    severity: "medium",
  },
  {
    types: /^aws_lb_listener$/,
    path: ["default_action", "target_group_arn"],
    when: "changed",
    rule: "leads-elsewhere",
    what: "sends requests to another target group",
    why: "What is behind the other one answers from now on.",
    severity: "low",
  },
];
