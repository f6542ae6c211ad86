import { defineConfig } from "vitest/config";

/**
 * The tiers of proof, cheapest first. A file's ending says its tier: `.test.ts` needs nothing but
 * values, `.synth.test.ts` reads synthesized JSON, `.command.test.ts` runs the commands on a copy
 * of this repository; the folders `terraform/` and `emulator/` run the real programs.
 */
const realPrograms = ["__tests__/terraform/**", "__tests__/emulator/**"];

/**
 * Files of the fast tiers share a process and what it has loaded: they change nothing outside of
 * what they make, and loading CDKTF for each file takes three times as long as all the tests.
 */
const together = { isolate: false };

// The AWS SDK says in each process that its releases from January 2027 will want Node 22.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

export default defineConfig({
  test: {
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "values",
          include: ["__tests__/**/*.test.ts"],
          exclude: [
            "__tests__/**/*.synth.test.ts",
            "__tests__/**/*.command.test.ts",
            ...realPrograms,
          ],
          ...together,
        },
      },
      {
        test: {
          name: "synth",
          include: ["__tests__/**/*.synth.test.ts"],
          globalSetup: ["__tests__/support/bindings.ts", "__tests__/support/temporary-folder.ts"],
          ...together,
        },
      },
      {
        test: {
          name: "commands",
          include: ["__tests__/**/*.command.test.ts"],
          globalSetup: ["__tests__/support/bindings.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "terraform",
          include: ["__tests__/terraform/**/*.test.ts"],
          globalSetup: ["__tests__/support/bindings.ts", "__tests__/support/programs.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxConcurrency: 2,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "emulator",
          include: ["__tests__/emulator/**/*.test.ts"],
          globalSetup: ["__tests__/support/bindings.ts", "__tests__/support/programs.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
