import { overlap } from "../../modules/rds/windows";
import { show } from "../../problem";
import type { Check } from "../check";

/** AWS makes no read replica of a PostgreSQL database whose master password RDS keeps. */
export const replicasNeedOurPassword: Check = ({ environment }) =>
  Object.entries(environment.databases)
    .filter(([, db]) => db.masterPassword === "rds" && db.replicas > 0)
    .map(([name, db]) => ({
      path: `databases.${name}.masterPassword`,
      message: `does not go with replicas (there are ${db.replicas}): AWS refuses them while RDS keeps the password`,
      found: show(db.masterPassword),
      write: '`"generated"`, or no `replicas`',
    }));

/** A replica starts from a backup of its source. */
export const replicasNeedBackups: Check = ({ environment }) =>
  Object.entries(environment.databases)
    .filter(([, db]) => db.replicas > 0 && db.backupRetentionDays.value === 0)
    .map(([name, db]) => ({
      path: `databases.${name}.backupRetentionDays`,
      message: "turns off the backups that its replicas start from",
      found: show(db.backupRetentionDays.value),
      write: "1 or more days, or no `replicas`",
    }));

/** RDS refuses a database that would be backed up while it is maintained. */
export const windowsDoNotOverlap: Check = ({ environment }) =>
  Object.entries(environment.databases)
    .filter(([, db]) => overlap(db.backupWindow, db.maintenanceWindow))
    .map(([name, db]) => ({
      path: `databases.${name}.backupWindow`,
      message: `overlaps the maintenance window ${db.maintenanceWindow}`,
      found: show(db.backupWindow),
      write: "a time (UTC) outside of it, also on that day of the week",
    }));
