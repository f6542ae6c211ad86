import { expect, test } from "vitest";
import { databaseSchema } from "../../../src/modules/rds/config";
import { parametersOf } from "../../../src/modules/rds/parameters";

const applied = (name: string) =>
  parametersOf(databaseSchema.parse({ parameters: { [name]: 1 } })).find(
    (parameter) => parameter.name === name,
  )?.applyMethod;

test.each(["shared_buffers", "rds.logical_replication", "cron.log_run", "cron.max_running_jobs"])(
  "%s waits for a restart, as RDS refuses to apply it at once",
  (name) => {
    expect(applied(name)).toBe("pending-reboot");
  },
);

test.each(["work_mem", "cron.log_min_messages"])("%s is applied at once", (name) => {
  expect(applied(name)).toBe("immediate");
});
