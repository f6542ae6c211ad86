import { defineConfig } from "vitest/config";

/**
 * The tiers of proof, cheapest first. A file's ending says its tier: `.test.ts` needs nothing but
 * values, `.synth.test.ts` reads synthesized JSON, `.command.test.ts` runs the commands on a copy
 * of this repository; the folders `terraform/` (plans), `emulator/` (whole lives of every environment) and
 * `operations/` (the commands, killed and with AWS breaking) run the real programs, and the tests of the
 * application a real PostgreSQL; those in `image/` build its container image and run it.
 */
const realPrograms = ["terraform", "emulator", "operations"].map((one) => `__tests__/${one}/**`);

/** The provider waits for AWS most of the time: more files at once than there are processors. */
const mostlyWaiting = { maxWorkers: 6, testTimeout: 900_000, hookTimeout: 900_000 };

/**
 * Files of the fast tiers share a process and what it has loaded: they change nothing outside of
 * what they make, and loading CDKTF for each file takes three times as long as all the tests.
 */
const together = { isolate: false, testTimeout: 20_000 };

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
            "__tests__/application/**",
            "__tests__/image/**",
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
          name: "application",
          include: ["application/**/*.test.ts", "__tests__/application/**/*.test.ts"],
          globalSetup: [
            "__tests__/support/bindings.ts",
            "application/backend/__tests__/support/global-setup.ts",
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "image",
          include: ["__tests__/image/**/*.test.ts"],
          globalSetup: [
            "__tests__/support/bindings.ts",
            "application/backend/__tests__/support/global-setup.ts",
            "__tests__/support/image/global-setup.ts",
          ],
          // A build downloads what npm's cache does not have.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // Builds keep a processor busy, and others' tests would wait for theirs.
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "terraform",
          include: ["__tests__/terraform/**/*.test.ts"],
          globalSetup: ["__tests__/support/bindings.ts", "__tests__/support/programs.ts"],
          // Keeps processors busy while the two others wait, whose files begin first.
          ...mostlyWaiting,
          maxConcurrency: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "emulator",
          include: ["__tests__/emulator/**/*.test.ts"],
          globalSetup: ["__tests__/support/bindings.ts", "__tests__/support/programs.ts"],
          ...mostlyWaiting,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "operations",
          include: ["__tests__/operations/**/*.test.ts"],
          globalSetup: ["__tests__/support/bindings.ts", "__tests__/support/programs.ts"],
          ...mostlyWaiting,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
