import type { ResourceChange } from "../terraform/plan-json";
import { sameToAws } from "./same-to-aws";

type Values = Readonly<Record<string, unknown>>;

/** The arguments that differ before and after, by name; of a thing that is there on one side only none. */
export function changedArguments({
  before,
  after,
  after_unknown,
}: ResourceChange["change"]): string[] {
  if (before === null || after === null) return [];
  const unknown = isValues(after_unknown) ? after_unknown : {};
  const names = [
    ...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(unknown)]),
  ];
  return names
    .filter((name) => isUnknown(unknown[name]) || !sameToAws(before[name], after[name]))
    .sort();
}

/** A path of Terraform's as people write it: `["vpc_config", 0, "subnet_ids"]` is `vpc_config[0].subnet_ids`. */
export const pathInWords = (path: readonly (string | number)[]): string =>
  path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .replace(/^\./, "");

/** Terraform marks what is not known yet with `true`, inside of blocks and lists too. */
function isUnknown(mark: unknown): boolean {
  if (mark === true) return true;
  if (Array.isArray(mark)) return mark.some(isUnknown);
  return isValues(mark) && Object.values(mark).some(isUnknown);
}

const isValues = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);
