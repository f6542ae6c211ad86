import { exec } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { projectRoot } from "../support/apps";
import { planOf } from "../support/plans";
import { describeTerraform } from "../support/tier";
import { whatIsPlanned } from "../support/what-is-planned";

const run = promisify(exec);

describeTerraform("the app as HCL", (tier) => {
  const output = join(tier.temporary, "hcl");
  const stacks = tier.stacks.filter(({ app }) => app === ".");

  beforeAll(async () => {
    await run(`npx cdktf synth --hcl --output "${output}"`, {
      cwd: projectRoot,
      env: { ...process.env, CDKTF_LOG_FILE_DIRECTORY: tier.temporary, CHECKPOINT_DISABLE: "1" },
    });
  });

  test.concurrent.each(stacks)("plans $title like its JSON", async (stack) => {
    const hcl = { ...stack, folder: join(output, "stacks", stack.name) };
    const [fromJson, fromHcl] = await Promise.all([planOf(tier, stack), planOf(tier, hcl)]);

    expect(whatIsPlanned(fromHcl.json)).toEqual(whatIsPlanned(fromJson.json));
  });
});
