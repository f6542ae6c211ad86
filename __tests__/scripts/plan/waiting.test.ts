import { expect, test } from "vitest";
import { exitCodes } from "../../../scripts/lib/errors.mjs";
import { refuseWaiting, waitingInWords } from "../../../scripts/plan/waiting";

const secret = { what: "The secret /acme/dev/session-key" };

test("a secret that waits for its deletion is named, and what restores it", () => {
  const [line, ...more] = waitingInWords("dev", [secret]);
  expect(line).toContain("The secret /acme/dev/session-key waits for its deletion");
  expect(line).toContain("devops-platform deploy dev");
  expect(more).toEqual([]);
});

test("a plan that AWS would refuse is not kept in a file", () => {
  expect(() => refuseWaiting("dev", [secret])).toThrow(
    expect.objectContaining({
      exitCode: exitCodes.refused,
      hint: expect.stringContaining("The secret /acme/dev/session-key waits for its deletion"),
    }),
  );
  expect(() => refuseWaiting("dev", [])).not.toThrow();
});
