import { Command, Option } from "commander";
import { examples } from "../lib/help";
import { STATES } from "./status";
import { keyOf, numberOf } from "./text";

interface Common {
  readonly repository?: string;
  readonly json?: boolean;
}

export interface CommentOptions extends Common {
  readonly file: string;
  readonly key: string;
  readonly pull?: number;
  readonly commit?: string;
}

export interface StatusOptions extends Common {
  readonly context: string;
  readonly state?: (typeof STATES)[number];
  readonly review?: string;
  readonly description?: string;
  readonly targetUrl?: string;
  readonly commit?: string;
}

export interface IssueOptions extends Common {
  readonly key: string;
  readonly title?: string;
  readonly file?: string;
  readonly text?: string;
  readonly label: readonly string[];
  readonly close?: boolean;
}

export interface ReviewedOptions extends Common {
  readonly key: string;
  readonly commit?: string;
  readonly allowUnreviewed?: string;
}

/** `github …`: what jobs of GitHub Actions write to a repository, and read of it. */
export function githubCommand(): Command {
  return new Command("github")
    .description("keep a comment, a status, an issue on GitHub; compare with what was reviewed")
    .addCommand(commentCommand())
    .addCommand(statusCommand())
    .addCommand(issueCommand())
    .addCommand(reviewedCommand())
    .addCommand(summaryCommand())
    .addHelpText("after", ENVIRONMENT);
}

const ENVIRONMENT = `
GITHUB_TOKEN is the token; GITHUB_REPOSITORY, GITHUB_SHA, GITHUB_EVENT_PATH and GITHUB_API_URL are as
GitHub Actions sets them. What GitHub refuses, or cannot be asked, ends with 1.`;

const common = (command: Command): Command =>
  command
    .option("--repository <owner/name>", "default: GITHUB_REPOSITORY")
    .option("--json", "as JSON")
    .addHelpText("after", ENVIRONMENT);

const commentCommand = () =>
  common(new Command("comment"))
    .description("keep one comment of a pull request up to date")
    .requiredOption("--file <file>", "its Markdown, or - for stdin")
    .option("--key <key>", "tells it from other comments of ours", keyOf, "review")
    .option("--pull <number>", "default: that of the event", numberOf)
    .option("--commit <commit>", "that it is about (default: the last of the event's)")
    .action(async (options: CommentOptions) => (await import("./runs")).comment(options))
    .addHelpText(
      "after",
      examples([
        [
          "devops-platform github comment --file review.md --pull 12 --commit $(git rev-parse HEAD)",
          "from a laptop",
        ],
      ]),
    );

const statusCommand = () =>
  common(new Command("status"))
    .description("set the status of a commit")
    .requiredOption("--context <name>", "what it is about, such as review")
    .addOption(
      new Option("--state <state>", "how it is (default: as the review says)").choices([...STATES]),
    )
    .addOption(
      new Option(
        "--review <file>",
        "of `review --format json`: its words, and what its --fail-on made of it",
      ).conflicts("description"),
    )
    .option("--description <text>", "at most 140 characters")
    .option("--target-url <url>", "where one goes from it (default: the run of the workflow)")
    .option("--commit <commit>", "default: the last of the pull request, else GITHUB_SHA")
    .action(async (options: StatusOptions) => (await import("./runs")).status(options))
    .addHelpText(
      "after",
      examples([
        ["devops-platform github status --context review --review review.json", "in a job"],
        [
          "devops-platform github status --context review --state success --commit $(git rev-parse HEAD)",
          "from a laptop",
        ],
      ]),
    );

const issueCommand = () =>
  common(new Command("issue"))
    .description("keep one issue up to date; close it when there is nothing to say")
    .requiredOption("--key <key>", "tells it from other issues of ours", keyOf)
    .option("--title <text>", "of the issue")
    .option("--file <file>", "its Markdown, or - for stdin; with --close the last comment")
    .option("--text <words>", "in its place; with --file where that is empty or not there")
    .option("--label <name>", "given to it when it is opened; may be repeated", append, [])
    .option("--close", "close it, if it is open")
    .action(async (options: IssueOptions) => (await import("./runs")).issue(options))
    .addHelpText(
      "after",
      examples([
        [
          'devops-platform github issue --key drift --title "Drift" --file drift.md',
          "open or update",
        ],
        [
          'devops-platform github issue --key drill --title "Drill" --file drill.md --text "It broke off."',
          "say something where it wrote no report",
        ],
        ["devops-platform github issue --key drift --close", "nothing drifts any more"],
      ]),
    );

const reviewedCommand = () =>
  common(new Command("reviewed"))
    .description("compare what is planned now with what the merged pull request was reviewed for")
    .argument("<file...>", "what `review --format json` says now")
    .option("--key <key>", "of the comment with the review", keyOf, "review")
    .option("--commit <commit>", "what the pull request became (default: GITHUB_SHA)")
    .option("--allow-unreviewed <reason>", "go on where it differs, or nobody reviewed it")
    .action(async (files: string[], options: ReviewedOptions) =>
      (await import("./reviewed-run")).reviewed(files, options),
    )
    .addHelpText(
      "after",
      examples([
        ["devops-platform github reviewed review.json", "8 where something else is planned"],
        [
          "devops-platform github reviewed review.json --json | jq .pull",
          "which pull request it was",
        ],
      ]),
    );

const summaryCommand = () =>
  new Command("summary")
    .description("add Markdown to the summary of a job; elsewhere print it")
    .argument("<file>", "the Markdown, or - for stdin")
    .action(async (file: string) =>
      (await import("./summary")).addToSummary(file, process.env.GITHUB_STEP_SUMMARY),
    )
    .addHelpText(
      "after",
      examples([["devops-platform github summary review.md", "or a look at it"]]),
    );

const append = (word: string, before: readonly string[]): readonly string[] => [...before, word];
