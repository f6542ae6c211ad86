/** Commands of runbooks that another test runs, because what they need takes a whole life of an environment. */
export const RUN_ELSEWHERE: readonly {
  /** The command, as runbooks write it. */
  readonly like: RegExp;
  /** The test that runs it, and what in it shows that. */
  readonly by: string;
  readonly shows: RegExp;
}[] = [
  { like: /^rollback \w+$/, by: "./release.test.ts", shows: /"rollback", "dev"/ },
  { like: /^deploy-app \w+$/, by: "./release.test.ts", shows: /"deploy-app"/ },
  {
    like: /^build-and-push( backend)?$/,
    by: "../image/build-and-push.test.ts",
    shows: /platform\.run\(to\)/,
  },
  { like: /^plan (\w+|<environment>)$/, by: "./plan.test.ts", shows: /"plan", "dev"/ },
  { like: /^deploy dev$/, by: "./deploy-empty-account.test.ts", shows: /"deploy", "dev"/ },
  {
    like: /^deploy shared( --only --yes)?$/,
    by: "./destroy-shared.test.ts",
    shows: /"deploy", "shared"/,
  },
  {
    like: /^bootstrap <environment>$/,
    by: "./bootstrap-killed.test.ts",
    shows: /"bootstrap", "dev"/,
  },
  {
    like: /^unlock (shared|<environment>)$/,
    by: "./state-locks.test.ts",
    shows: /"unlock", "shared"\)/,
  },
  {
    like: /^unlock shared --id <id> --yes$/,
    by: "./state-locks.test.ts",
    shows: /"unlock", "shared", "--id", id, "--yes"/,
  },
  {
    like: /^state list shared$/,
    by: "./state-versions.test.ts",
    shows: /"state", "list", "shared"/,
  },
  {
    like: /^state versions shared$/,
    by: "./state-versions.test.ts",
    shows: /"state", "versions", "shared"/,
  },
  {
    like: /^state restore shared [\w-]+$/,
    by: "./state-versions.test.ts",
    shows: /"state", "restore", "shared", id/,
  },
  { like: /^doctor dev$/, by: "./doctor.test.ts", shows: /stackChecks\(of\)/ },
  { like: /^secrets list dev$/, by: "./secrets.test.ts", shows: /secrets\("list", "dev"\)/ },
  { like: /^secrets set dev <name>$/, by: "./secrets.test.ts", shows: /"set", "dev"/ },
  { like: /^secrets restore dev <name>$/, by: "./secrets.test.ts", shows: /"restore", "dev"/ },
  {
    like: /^env schema$/,
    by: "../scripts/environments.command.test.ts",
    shows: /output\("schema"\)/,
  },
];
