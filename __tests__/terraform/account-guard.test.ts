import { expect, test } from "vitest";
import { startEmulator } from "../../scripts/emulator/start";
import { projectRoot } from "../support/apps";
import { planOf } from "../support/plans";
import { describeTerraform } from "../support/tier";

const account = "999900009999";

describeTerraform("credentials of another account", (tier) => {
  const stack = tier.stacks.find(({ name }) => name === "shared");

  test("are refused before anything is planned", async () => {
    if (!stack) throw new Error("there is no stack shared");
    const other = await startEmulator({ root: projectRoot, account });
    const endpoints = { ...tier.endpoints, [account]: other.endpoint };

    const planned = planOf({ ...tier, endpoints }, { ...stack, account });

    await expect(planned).rejects.toThrow(`AWS account ID not allowed: ${account}`);
    await other.stop();
  });
});
