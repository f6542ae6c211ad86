import { expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const databaseProblems = (main: Record<string, unknown>) =>
  problemsOf({ databases: { main } })
    .filter(({ path }) => path.startsWith("databases.main"))
    .map(({ path, message }) => `${path} ${message}`);

test("a master password that RDS keeps does not go with replicas", () => {
  expect(databaseProblems({ masterPassword: "rds", replicas: 1 })).toEqual([
    "databases.main.masterPassword does not go with replicas (there are 1): AWS refuses them while RDS keeps the password",
  ]);
});

test("a master password that RDS keeps is fine without replicas", () => {
  expect(databaseProblems({ masterPassword: "rds", replicas: 0 })).toEqual([]);
});

test("a generated master password goes with replicas", () => {
  expect(databaseProblems({ masterPassword: "generated", replicas: 2 })).toEqual([]);
});

test("replicas need backups", () => {
  expect(databaseProblems({ replicas: 1, backupRetentionDays: 0 })).toEqual([
    "databases.main.backupRetentionDays turns off the backups that its replicas start from",
  ]);
});

test("one day of backups is enough for replicas", () => {
  expect(databaseProblems({ replicas: 1, backupRetentionDays: 1 })).toEqual([]);
});

test("a backup window within the maintenance window is refused", () => {
  const windows = { backupWindow: "04:00-05:00", maintenanceWindow: "sun:03:30-sun:04:30" };
  expect(databaseProblems(windows)).toEqual([
    "databases.main.backupWindow overlaps the maintenance window sun:03:30-sun:04:30",
  ]);
});

test("a backup window that starts when the maintenance window ends is fine", () => {
  const windows = { backupWindow: "04:30-05:00", maintenanceWindow: "sun:03:30-sun:04:30" };
  expect(databaseProblems(windows)).toEqual([]);
});
