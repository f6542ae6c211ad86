import { textOf } from "../../model/values";
import type { Protecting } from "./protecting";
import { off, on, words } from "./strength";

/** What keeps things from being deleted, overwritten or all in one place. */
export const DELETION: readonly Protecting[] = [
  {
    field: /(^|\.)(enforce_workgroup_configuration|transfer_lock|object_lock_enabled)$/,
    area: "protection",
    means: "keeps others from going round what is set here",
    strength: on,
  },
  {
    field:
      /(^|\.)(deletion_protection|deletion_protection_enabled|enable_deletion_protection|termination_protection|termination_protection_enabled|disable_api_termination|disable_api_stop|delete_protection|firewall_policy_change_protection|subnet_change_protection)$/,
    area: "protection",
    means: "keeps AWS from deleting it",
    strength: (value) => (textOf(value) === "INACTIVE" ? 0 : on(value)),
  },
  {
    field: /^deletion_protection$/,
    types: /cognito/,
    area: "protection",
    means: "keeps AWS from deleting it",
    strength: words("INACTIVE", "ACTIVE"),
  },
  {
    field: /^(force_destroy|force_delete|force_overwrite_replica_secret)$/,
    area: "protection",
    means: "lets it go with everything in it",
    strength: off,
  },
  {
    field: /(^|\.)mfa_delete$/,
    area: "protection",
    means: "asks for a second factor before versions are deleted",
    strength: (value) =>
      typeof value === "string" ? words("DISABLED", "ENABLED")(value) : on(value),
  },
  {
    field:
      /^(multi_az|multi_az_enabled|automatic_failover_enabled|zone_awareness_enabled|cross_zone_load_balancing)$/,
    area: "protection",
    means: "keeps it up when a zone fails",
    strength: on,
  },
  {
    field: /^auto_minor_version_upgrade$/,
    area: "protection",
    means: "takes security updates by itself",
    strength: on,
    severity: "low",
  },
  {
    field: /^image_tag_mutability$/,
    area: "protection",
    means: "keeps a tag from naming another image later",
    strength: words("MUTABLE", "IMMUTABLE"),
  },
  {
    field: /^rule\.default_retention\.mode$/,
    types: /^aws_s3_bucket_object_lock_configuration$/,
    area: "protection",
    means: "is whether anybody at all may delete objects before their time",
    strength: words("GOVERNANCE", "COMPLIANCE"),
    severity: "high",
  },
];
