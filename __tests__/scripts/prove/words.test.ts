import { expect, test } from "vitest";
import type { Proof } from "../../../scripts/prove/proof";
import { inWords, isProven } from "../../../scripts/prove/words";

const proof: Proof = {
  environment: "dev",
  account: "111111111111",
  region: "eu-west-1",
  lifecycle: "disposable",
  resources: 89,
  phases: [
    { name: "bootstrap", seconds: 61.2, resources: 10 },
    { name: "dev", seconds: 109, resources: 89 },
  ],
  clean: true,
  destroyed: "destroyed",
  leftOver: 0,
  remains: [],
  seconds: 300,
};

test("a proof says what was made, how long each phase took and what is left", () => {
  expect(inWords(proof)).toBe(
    [
      "dev: proven",
      "  account     111111111111, eu-west-1, played by an emulator",
      "  lifecycle   disposable",
      "  resources   89",
      "  bootstrap   1 min 1 s",
      "  dev         1 min 49 s",
      "  together    5 min 0 s",
      "  plan clean  yes",
      "  left over   0",
    ].join("\n"),
  );
});

test("a second plan that would change something is no proof", () => {
  expect(isProven({ ...proof, clean: false })).toBe(false);
  expect(inWords({ ...proof, clean: false })).toContain("dev: NOT PROVEN");
});

test("something left over is no proof", () => {
  expect(isProven({ ...proof, leftOver: 1 })).toBe(false);
});

test("a durable environment is proven by its refusal to be destroyed", () => {
  const { leftOver, ...rest } = proof;
  const durable: Proof = {
    ...rest,
    lifecycle: "durable",
    destroyed: "refused",
    leftOver: undefined,
  };
  expect(isProven(durable)).toBe(true);
  expect(inWords(durable)).toContain("not destroyed: it is durable");
});

test("what stays for a reason is named by its kind", () => {
  const one = { arn: "", name: "", why: "", usdAMonth: 0, source: "" };
  const remains = [
    { ...one, kind: "task definition" as const },
    { ...one, kind: "task definition" as const },
    { ...one, kind: "backups" as const },
  ];
  expect(inWords({ ...proof, remains })).toMatch(/^ {2}kept +2 task definitions, 1 backups$/m);
});
