import { Command, InvalidArgumentError, Option } from "commander";
import { examples } from "../lib/help";
import { minutes } from "../lib/minutes";

export interface ReleaseFlags {
  readonly yes?: boolean;
  readonly image?: string;
  readonly accept: readonly string[];
  readonly migrationMinutes?: number;
  readonly rolloutMinutes: number;
  readonly json?: boolean;
}

export interface DeployAppFlags extends ReleaseFlags {
  readonly digest?: string;
  readonly tag?: string;
  readonly asOf?: string;
  readonly from?: string;
  readonly before: boolean;
  readonly allowOlder?: boolean;
  readonly ifRunning?: boolean;
  readonly githubOutput?: boolean;
}

export interface RollbackFlags extends ReleaseFlags {
  readonly to?: string;
}

export interface ReleasesFlags {
  readonly image?: string;
  readonly limit: number;
  readonly finish?: boolean;
  readonly rolloutMinutes: number;
  readonly json?: boolean;
}

/** `deploy-app`: releases an image to an environment. */
export function deployAppCommand(root: string, environments: string): Command {
  return releasing(new Command("deploy-app"))
    .description("release an image: what runs before it, the services, and back if it fails")
    .argument("<environment>", "its name")
    .option("--digest <digest>", "the image with this digest")
    .addOption(
      new Option("--tag <tag>", "the image with this tag (default: the current commit)").conflicts(
        "digest",
      ),
    )
    .addOption(
      new Option(
        "--as-of <commit>",
        "the newest image that was built of this commit or of one before it",
      ).conflicts(["digest", "tag"]),
    )
    .addOption(
      new Option("--from <environment>", "what runs in that environment").conflicts([
        "digest",
        "tag",
        "asOf",
      ]),
    )
    .option("--no-before", "without the tasks that run before a release, such as migrations")
    .option("--allow-older", "also an image of an earlier commit than what runs (else 10)")
    .option(
      "--if-running",
      "end with 0 where the environment is not deployed or paused, and release nothing",
    )
    .option("--github-output", "for the steps of a job: released=true or false in $GITHUB_OUTPUT")
    .action(async (name: string, flags: DeployAppFlags) => {
      const { runDeployApp } = await import("./run");
      await runDeployApp(root, name, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform deploy-app dev", "the image of the current commit"],
        ["devops-platform deploy-app dev --tag 0a1b2c3d4e5f", "of another one"],
        ["devops-platform deploy-app prod --as-of v1.4.0", "what was built when that was tagged"],
        ["devops-platform deploy-app prod --from staging --yes", "in CI: what staging runs"],
      ]),
    );
}

/** `rollback`: releases an earlier image again. */
export function rollbackCommand(root: string, environments: string): Command {
  return releasing(new Command("rollback"))
    .description("release again what ran before; the next deploy keeps it")
    .argument("<environment>", "its name")
    .option("--to <release>", "start of its digest, commit or time, as `releases` shows them")
    .action(async (name: string, flags: RollbackFlags) => {
      const { runRollback } = await import("./run");
      await runRollback(root, name, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform rollback dev", "what ran before the last release"],
        ["devops-platform rollback prod --to 0a1b2c3d", "one of `releases prod`"],
      ]),
    );
}

/** `promote`: releases to one environment what runs in another. */
export function promoteCommand(root: string, environments: string): Command {
  return releasing(new Command("promote"))
    .description("release to an environment the very digests that run in another")
    .argument("<from>", "the environment they run in")
    .argument("<to>", "the environment they go to")
    .action(async (from: string, to: string, flags: ReleaseFlags) => {
      const { runPromote } = await import("./run");
      await runPromote(root, { from, to }, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([["devops-platform promote staging prod", "with the commits in between"]]),
    );
}

/** `releases`: what was released, and the end of what was not watched. */
export function releasesCommand(root: string, environments: string): Command {
  return new Command("releases")
    .description("what was released to an environment, by whom, and how it ended")
    .argument("<environment>", "its name")
    .option("--image <name>", "of this image only")
    .option("--limit <number>", "how many, the newest first", atLeastOne, 20)
    .option("--finish", "see those through that were killed or not watched to their end")
    .option("--rollout-minutes <number>", "how long AWS may take, with --finish", minutes, 20)
    .option("--json", "as JSON")
    .action(async (name: string, flags: ReleasesFlags) => {
      const { runReleases } = await import("./run");
      await runReleases(root, name, flags);
    })
    .addHelpText("after", environments)
    .addHelpText("after", examples([["devops-platform releases dev", "the last twenty"]]));
}

const releasing = (command: Command): Command =>
  command
    .option("-y, --yes", "do not ask")
    .option("--image <name>", "which image (default: the only one)")
    .option(
      "--accept <finding>",
      "a critical finding of the image's scan that may be released; `unscanned` for an image that was not scanned",
      (name: string, before: readonly string[]) => [...before, name],
      [],
    )
    .option("--migration-minutes <number>", "how long each task before it may take", minutes, 60)
    .option("--rollout-minutes <number>", "how long AWS may take before it goes back", minutes, 20)
    .option("--json", "what was released, as JSON");

function atLeastOne(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError("Write a number, such as 20.");
}
