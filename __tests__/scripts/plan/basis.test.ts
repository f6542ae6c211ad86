import { describe, expect, test } from "vitest";
import { type Basis, movedSince } from "../../../scripts/plan/basis";

const basis: Basis = {
  state: { lineage: "one", serial: 3 },
  pointers: { "/acme/dev/release/backend": 2 },
};

describe("a plan", () => {
  test("stands while nothing moved", () => {
    expect(movedSince(basis, structuredClone(basis))).toEqual([]);
  });

  test("falls when something was applied", () => {
    const now = { ...basis, state: { lineage: "one", serial: 4 } };
    expect(movedSince(basis, now)).toEqual([
      "The state was at serial 3 and is at 4: something was applied in between.",
    ]);
  });

  test("falls when the state is another one, of whatever serial", () => {
    const now = { ...basis, state: { lineage: "two", serial: 3 } };
    expect(movedSince(basis, now)).toHaveLength(1);
  });

  test("falls when the first state appeared, and when it is gone", () => {
    const none = { ...basis, state: undefined };
    expect(movedSince(none, basis)).toHaveLength(1);
    expect(movedSince(basis, none)).toHaveLength(1);
    expect(movedSince(none, none)).toEqual([]);
  });

  test("falls when something was released, and says which", () => {
    const now = { ...basis, pointers: { "/acme/dev/release/backend": 3 } };
    expect(movedSince(basis, now).join()).toContain("/acme/dev/release/backend was at version 2");
  });

  test("falls when a pointer appeared", () => {
    const now = { ...basis, pointers: { ...basis.pointers, "/acme/dev/release/web": 1 } };
    expect(movedSince(basis, now).join()).toContain("release/web was at version none and is at 1");
  });
});
