import { textOf, type Values } from "./wanted";
import type { Trying } from "./way";

/** Schedules have no tags. One of this name that runs with the planned role is the environment's own. */
export const schedule: Trying = {
  by: "trying",
  id: (planned) => {
    const name = textOf(planned, "name");
    if (name === undefined || roleOf(planned) === undefined) return undefined;
    return `${textOf(planned, "group_name") ?? "default"}/${name}`;
  },
  isOurs: (there, planned) => roleOf(there) === roleOf(planned),
};

/**
 * Records have no tags, and one of this name may have been somebody's long before: only one that leads
 * to the planned load balancer is the environment's own.
 */
export const record: Trying = {
  by: "trying",
  id: (planned) => {
    const parts = ["zone_id", "name", "type"].map((name) => textOf(planned, name));
    if (planned.allow_overwrite === true || aliasOf(planned) === undefined) return undefined;
    return parts.includes(undefined) ? undefined : parts.join("_");
  },
  isOurs: (there, planned) => aliasOf(there) === aliasOf(planned),
};

const roleOf = (values: Values): string | undefined => textOf(first(values.target), "role_arn");

const aliasOf = (values: Values): string | undefined =>
  textOf(first(values.alias), "name")?.toLowerCase().replace(/\.$/, "");

const first = (blocks: unknown): Values => (Array.isArray(blocks) && blocks[0]) || {};
