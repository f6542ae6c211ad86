import { afterAll, beforeAll, expect, test } from "vitest";
import type { Proof } from "../../scripts/prove/proof";
import { OwnMachine } from "../support/own-machine";
import { describeTerraform } from "../support/tier";

describeTerraform("prove", () => {
  let machine: OwnMachine;
  beforeAll(() => {
    machine = new OwnMachine();
  });
  afterAll(() => machine?.remove());

  test("takes an environment up and down again, and leaves nothing", async () => {
    const proving = await machine.start(["prove", "dev", "--json"]);

    expect([await proving.ended, proving.stderr]).toEqual([0, expect.any(String)]);
    const { phases, ...proof } = JSON.parse(proving.stdout) as Proof;
    expect(proof).toMatchObject({ environment: "dev", clean: true, leftOver: 0 });
    expect(phases.map(({ name }) => name)).toEqual([
      "bootstrap",
      "shared",
      "dev",
      "second plan",
      "destroy",
    ]);
    expect(phases.at(-1)?.resources).toBe(proof.resources);
    expect(await machine.left()).toEqual({ processes: [], folders: [] });
  });
});
