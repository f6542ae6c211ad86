import { type Problem, show } from "../../problem";
import type { WithReason } from "../../schema";
import type { Check } from "../check";

/** A durable environment keeps what its users entrust to it, or says why it need not. */
const durable =
  (check: Check): Check =>
  (input) =>
    input.environment.lifecycle === "durable" ? check(input) : [];

export const durableInTwoZones: Check = durable(({ environment: { networking } }) =>
  unless(networking.zones, networking.zones.value.length >= 2, {
    path: "networking.zones",
    message: "puts a durable environment into one zone, which fails as a whole",
    write: "two zones or more, three for production",
  }),
);

export const durableBackups: Check = durable(({ environment }) =>
  Object.entries(environment.databases).flatMap(([name, { backupRetentionDays: days }]) =>
    unless(days, days.value > 0, {
      path: `databases.${name}.backupRetentionDays`,
      message: "leaves a durable environment without backups",
      write: "the days that a moment can be brought back, such as 14",
    }),
  ),
);

export const durableStandby: Check = durable(({ environment }) =>
  Object.entries(environment.databases).flatMap(([name, { multiAz }]) =>
    unless(multiAz, multiAz.value, {
      path: `databases.${name}.multiAz`,
      message: "leaves a durable environment without a database when its zone fails",
      write: "true",
    }),
  ),
);

export const durableFinalSnapshot: Check = durable(({ environment }) =>
  Object.entries(environment.databases).flatMap(([name, { finalSnapshot }]) =>
    unless(finalSnapshot, finalSnapshot?.value !== false, {
      path: `databases.${name}.finalSnapshot`,
      message: "lets a durable environment's data go without a last snapshot",
      write: "true",
    }),
  ),
);

export const durableDeletionProtection: Check = durable(({ environment }) =>
  kept.flatMap((kind) =>
    Object.entries(environment[kind]).flatMap(([name, { deletionProtection }]) =>
      unless(
        deletionProtection,
        environment.allowDestroy !== undefined || deletionProtection?.value !== false,
        {
          path: `${kind}.${name}.deletionProtection`,
          message: "leaves a durable environment open to deletion by mistake",
          write: "true",
        },
      ),
    ),
  ),
);

export const disposableNeedsNoLeave: Check = ({ environment: { lifecycle, allowDestroy } }) => {
  if (lifecycle !== "disposable" || allowDestroy === undefined) return [];
  const message = "says why a disposable environment may be destroyed: it always may";
  const write = 'nothing here, or `lifecycle: "durable"`';
  return [{ path: "allowDestroy", message, found: show(allowDestroy), write }];
};

export const allowedToGoAsAWhole: Check = ({ environment }) =>
  kept.flatMap((kind) =>
    Object.entries(environment[kind]).flatMap(([name, { deletionProtection }]): Problem[] => {
      if (!environment.allowDestroy || deletionProtection?.value !== true) return [];
      const message = "keeps in place what `allowDestroy` lets go";
      const path = `${kind}.${name}.deletionProtection`;
      return [{ path, message, found: "true", write: "nothing here, or no `allowDestroy`" }];
    }),
  );

/** What has a deletion protection of its own. */
const kept = ["databases", "loadBalancers"] as const;

/** One problem, unless all is well or the field carries its reason. */
function unless(
  field: WithReason<unknown> | undefined,
  well: boolean,
  problem: Omit<Problem, "found">,
): Problem[] {
  if (well || field?.reason !== undefined) return [];
  const found = show(field?.value);
  const write = `${problem.write}, or \`{ value: ${found}, reason: "…" }\``;
  return [{ ...problem, found, write }];
}
