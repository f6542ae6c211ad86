import { isWithinHours, windowWithin } from "../../modules/office-hours/backup-window";
import { stoppableIn } from "../../modules/rds/stoppable";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import { servicesOf } from "./services";

/** What people rely on is open at any hour. */
export const onlyDisposableCloses: Check = ({ environment: { lifecycle, officeHours } }) => {
  if (!officeHours || lifecycle === "disposable") return [];
  const message = "closes a durable environment outside of them, which people rely on at any hour";
  const write = 'nothing: leave it out, or `lifecycle: "disposable"`';
  return [{ path: "officeHours", message, found: show(officeHours), write }];
};

/** Both set the range of tasks, and the last one to do so would win. */
export const oneOfTwoSetsTheRange: Check = ({ environment }) => {
  if (!environment.officeHours) return [];
  return servicesOf(environment).flatMap(({ path, service }) =>
    service.scaling.flatMap((policy, index): Problem[] => {
      if (policy.kind !== "schedule") return [];
      return [
        {
          path: `${path}.scaling.${index}`,
          message: "sets the range of tasks at its time, and so does `officeHours`",
          found: show({ name: policy.name, schedule: policy.schedule }),
          write: "nothing: leave the policy out, or the environment's `officeHours`",
        },
      ];
    }),
  );
};

/** RDS backs up what is available alone: a window in closed hours would mean no backup at all. */
export const backedUpWhileOpen: Check = ({ environment: { databases, officeHours } }) => {
  if (!officeHours) return [];
  const stopped = stoppableIn(databases);
  const window = windowWithin(officeHours);
  return Object.entries(databases)
    .filter(
      ([key, { backupRetentionDays }]) => stopped.includes(key) && backupRetentionDays.value > 0,
    )
    .filter(([, { backupWindow }]) => !isWithinHours(backupWindow, officeHours))
    .map(([key, { backupWindow }]) => ({
      path: `databases.${key}.backupWindow`,
      message:
        "does not lie within `officeHours` in winter and in summer: AWS takes no backup of a database that is stopped",
      found: show(backupWindow),
      write: window
        ? `a time (UTC) at which it is open all year, such as "${window}"`
        : "longer hours, or `backupRetentionDays: 0` for a database without backups",
    }));
};
