import { table } from "../terminal/table";
import type { Affected, AffectedEnvironment } from "./affected";

/** What a change touches, for people. */
export function inWords({ base, everything, ...found }: Affected): string {
  const from = base === null ? "" : ` since ${base.slice(0, 12)}`;
  const parts = [
    block(`Environments${from}`, found.environments.map(environmentRow)),
    block(
      `Images${from}`,
      found.images.map(({ image, why, runner }) => [image, runner, why]),
    ),
    block(
      "For an administrator, no workflow applies them",
      found.administered.map(({ environment, why }) => [environment, why]),
    ),
    block(
      "Configured no more; what is deployed stays until somebody destroys it from an older commit",
      found.removed.map((environment) => [environment]),
    ),
  ].filter((part) => part !== "");
  if (everything !== null) parts.unshift(`Everything counts: ${everything}.`);
  return parts.length > 0 ? parts.join("\n\n") : `Nothing is touched${from}.`;
}

const environmentRow = ({ environment, deployOn, lifecycle, why }: AffectedEnvironment) => [
  environment,
  lifecycle,
  "tag" in deployOn ? `by tags ${deployOn.tag}` : `by ${deployOn.branch}`,
  why,
];

const block = (title: string, rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? "" : `${title}\n${table(rows.map((row) => ["", ...row]))}`;
