import { appendFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseLock } from "../../../scripts/state/lock-info";
import { locksIn, unlessItsOwnLock } from "../../../scripts/terraform/own-lock";

const OWN = "f8c01d7d-5903-263a-a999-cfb884e5c30b";
const OTHER = "0a1b2c3d-1111-2222-3333-444455556666";

/** As Terraform 1.11.4 writes it. */
const taking = (id: string, kind = "DynamoDB only") =>
  `2026-11-21T12:26:31.703Z [INFO]  backend-s3: Attempting to lock remote state (${kind})...: tf_backend.lock.id=${id} tf_backend.lock.info="" tf_backend.lock.operation=OperationTypePlan tf_backend.lock.path=acme-111111111111-eu-west-1-tfstate/acme/shared/eu-west-1/main tf_backend.lock.version=1.11.4 tf_backend.lock.who=ann@laptop tf_backend.operation=Lock\n`;

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "own-lock-"));
});

afterEach(() => rmSync(directory, { recursive: true }));

test("the locks that Terraform tried to take are read from its log, and no others", () => {
  const log = [
    '2026-11-21T12:26:31.001Z [INFO]  CLI args: []string{"terraform", "plan"}\n',
    taking(OWN),
    `2026-11-21T12:26:35.765Z [INFO]  backend-s3: Attempting to unlock remote state (DynamoDB only)...: tf_backend.lock.id=${OTHER} tf_backend.operation=Unlock\n`,
    taking("second", "S3 Native only"),
  ];
  expect(locksIn(log.join(""))).toEqual([OWN, "second"]);
});

test("a run that its own lock refused runs again when that lock was given back", async () => {
  const { outcome, given, runs } = await refusedBy([OWN, undefined]);
  expect(outcome).toBeUndefined();
  expect(given).toEqual([OWN]);
  expect(runs).toBe(2);
});

test("a lock that this Terraform never tried to take is not given back", async () => {
  const { outcome, given, runs } = await refusedBy([OTHER]);
  expect(outcome?.id).toBe(OTHER);
  expect(given).toEqual([]);
  expect(runs).toBe(1);
});

test("a third answer that is lost is said", async () => {
  const { outcome, runs } = await refusedBy([OWN, OWN, OWN, OWN]);
  expect(outcome?.id).toBe(OWN);
  expect(runs).toBe(3);
});

test("the log is for its owner alone", async () => {
  await refusedBy([undefined]);
  expect(statSync(join(directory, "locks.log")).mode & 0o777).toBe(0o600);
});

test.each(["TF_LOG", "TF_LOG_CORE", "TF_LOG_PROVIDER", "TF_LOG_PATH"])(
  "a caller's own %s is left alone, and no lock is recognized",
  async (name) => {
    const environment = { [name]: "debug" };
    const { outcome, given, seen } = await refusedBy([OWN], environment);
    expect(outcome?.id).toBe(OWN);
    expect(given).toEqual([]);
    expect(seen).toEqual(environment);
  },
);

/** Runs what a lock refuses each time, or none; a Terraform that logs notes {@link OWN} as its own. */
async function refusedBy(
  locks: readonly (string | undefined)[],
  environment: NodeJS.ProcessEnv = {},
) {
  const given: string[] = [];
  let runs = 0;
  let seen: NodeJS.ProcessEnv = {};
  const giveBack = async (id: string) => given.push(id) > 0;
  const outcome = await unlessItsOwnLock(
    { directory, environment, giveBack },
    async (passed) => {
      seen = passed;
      if (passed.TF_LOG_CORE === "info") appendFileSync(passed.TF_LOG_PATH ?? "", taking(OWN));
      const id = locks[runs++];
      return id === undefined ? undefined : parseLock(JSON.stringify({ ID: id }), "bucket/key");
    },
    (lock) => lock,
  );
  return { outcome, given, runs, seen };
}
