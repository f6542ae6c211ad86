import { describe, expect, test } from "vitest";
import { differences } from "../../../scripts/env/difference";
import { inWords } from "../../../scripts/env/difference-words";

type Fields = Readonly<Record<string, unknown>>;

const inText = (before: Fields, after: Fields) =>
  inWords(differences(before, after), { before: "dev", after: "prod" }, (part) =>
    ["databases", "policies", "loadBalancers"].includes(part),
  );

describe("the differences of two environments", () => {
  test("are grouped by the thing they belong to, in the singular", () => {
    const before = { databases: { main: { instanceClass: "db.t4g.micro", replicas: 0 } } };
    const after = { databases: { main: { instanceClass: "db.r7g.large", replicas: 1 } } };
    expect(inText(before, after)).toBe(
      "database main:\n  instanceClass db.t4g.micro → db.r7g.large\n  replicas 0 → 1",
    );
  });

  test("say in which environment alone a thing is", () => {
    const before = { policies: {}, loadBalancers: { public: {} } };
    const after = { policies: { strict: {} }, loadBalancers: {} };
    expect(inText(before, after)).toBe(
      "policy strict: only in prod\nload balancer public: only in dev",
    );
  });

  test("match things in lists by what tells them apart, not by their place", () => {
    const cpu = { kind: "target", metric: "cpu", target: 70 };
    const memory = { kind: "target", metric: "memory", target: 80 };
    const after = { scaling: [memory, { ...cpu, target: 60 }] };
    expect(inText({ scaling: [cpu, memory] }, after)).toBe("scaling: cpu.target 70 → 60");
  });

  test("show lists of plain values as a whole", () => {
    expect(inText({ zones: ["a", "b"] }, { zones: ["a", "b", "c"] })).toBe("zones: a, b → a, b, c");
  });

  test("read a field that may carry a reason like a plain one", () => {
    expect(inText({ multiAz: { value: false } }, { multiAz: { value: true } })).toBe(
      "multi az: false → true",
    );
  });

  test("do not mention the names", () => {
    expect(inText({ name: "dev" }, { name: "prod" })).toBe("dev and prod do not differ.");
  });
});
