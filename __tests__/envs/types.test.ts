import { expectTypeOf, it } from "vitest";
import { defineEnvironment, type EnvironmentInput } from "../../src/envs/environment";
import { environmentWith } from "../support/literals";

// An editor says these while one writes; `npm run check` holds them, for the types are all they are.

const start = {
  name: "dev",
  account: "main",
  region: "eu-west-1",
  lifecycle: "disposable",
  networking: { cidr: "10.0.0.0/16", zones: ["eu-west-1a"] },
} as const satisfies EnvironmentInput;

it("an editor knows the fields of an environment", () => {
  defineEnvironment({ ...start, encryption: "customer-managed" });
  // @ts-expect-error an unknown field
  defineEnvironment({ ...start, encryptoin: "customer-managed" });
  // @ts-expect-error a value that is none of the choices
  defineEnvironment({ ...start, encryption: "mine" });
  // @ts-expect-error a field that is missing
  defineEnvironment({ name: "dev" });
});

it("an editor knows which fields go with a kind of workload", () => {
  defineEnvironment({ ...start, workloads: { api: { kind: "service", image: "a", port: 80 } } });
  // @ts-expect-error a task listens nowhere
  defineEnvironment({ ...start, workloads: { job: { kind: "task", image: "a", port: 80 } } });
  // @ts-expect-error Fargate sells no such size
  defineEnvironment({ ...start, workloads: { api: { kind: "service", image: "a", cpu: 300 } } });
});

it("what was loaded is complete, told apart by its kind, and nobody's to change", () => {
  const { networking, workloads } = environmentWith();
  expectTypeOf(networking.nat).toEqualTypeOf<"none" | "single" | "per-zone">();
  const api = workloads.api;
  if (api?.kind === "service") expectTypeOf(api.port).toEqualTypeOf<number | undefined>();
  if (api?.kind === "task") expectTypeOf(api).not.toHaveProperty("port");
  expectTypeOf<typeof networking.zones.value>().toEqualTypeOf<readonly string[]>();
});
