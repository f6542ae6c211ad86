import type { Resource } from "../model/resource";

/**
 * The field of an environment's configuration that an argument of one of our resources follows from. Our
 * addresses are the keys of the configuration with `_` for `-`; `*` in a field stands for that key.
 */
const FIELDS: readonly (readonly [types: RegExp, argument: RegExp, field: string])[] = [
  [/^aws_db_instance$/, /^instance_class$/, "databases.*.instanceClass"],
  [/^aws_db_instance$/, /^(allocated|max_allocated)_storage$/, "databases.*.storageGiB"],
  [/^aws_db_instance$/, /^multi_az$/, "databases.*.multiAz"],
  [/^aws_db_instance$/, /^engine_version$/, "databases.*.version"],
  [/^aws_db_instance$/, /^db_name$/, "databases.*.databaseName"],
  [/^aws_db_instance$/, /^backup_retention_period$/, "databases.*.backupRetentionDays"],
  [/^aws_db_instance$/, /^deletion_protection$/, "databases.*.deletionProtection"],
  [/^aws_db_instance$/, /^skip_final_snapshot$/, "databases.*.finalSnapshot"],
  [/^aws_db_instance$/, /^kms_key_id$/, "encryption"],
  [/^aws_ecs_service$/, /^desired_count$/, "workloads.*.tasks"],
  [/^aws_ecs_task_definition$/, /^cpu$/, "workloads.*.cpu"],
  [/^aws_ecs_task_definition$/, /^memory$/, "workloads.*.memoryMiB"],
  [/^aws_ecs_task_definition$/, /^container_definitions$/, "workloads.*"],
  [/^aws_lb$/, /^enable_deletion_protection$/, "lifecycle"],
  [/^aws_vpc$/, /^cidr_block$/, "networking.cidr"],
  [/^aws_subnet$/, /^(cidr_block|availability_zone)$/, "networking"],
  [/^aws_nat_gateway$/, /./, "networking.nat"],
];

/** Undefined where it is not ours: our resources say by their tags that this program made them. */
export function fieldOf(resource: Resource, argument: string): string | undefined {
  const { type, address, module } = resource;
  if (module !== "" || !isOurs(resource)) return undefined;
  const [, , field] =
    FIELDS.find(([types, names]) => types.test(type) && names.test(argument)) ?? [];
  const key = address
    .slice(type.length + 1)
    .replace(/\[.*$/, "")
    .replaceAll("_", "-");
  return field?.replace("*", key);
}

/** `default_tags` of every environment (src/tags.ts). */
const OUR_TAGS = ["Platform", "Environment", "CostCentre", "Repository", "ManagedBy"];

function isOurs({ before, after }: Resource): boolean {
  const tags = (after?.tags_all ?? before?.tags_all) as Record<string, unknown> | undefined;
  return typeof tags === "object" && tags !== null && OUR_TAGS.every((tag) => tag in tags);
}
