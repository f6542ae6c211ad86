import { Command, InvalidArgumentError, Option } from "commander";
import { examples } from "../lib/help";
import { type BuilderName, builderNames } from "./builder";

export interface BuildFlags {
  readonly dirty?: boolean;
  readonly builder?: BuilderName;
  readonly registry?: string;
  readonly buildArg: Readonly<Record<string, string>>;
  readonly secret: readonly string[];
  readonly json?: boolean;
}

/** `build-and-push`: makes images of the commit that is checked out. */
export function buildAndPushCommand(root: string): Command {
  return new Command("build-and-push")
    .description("build the images of this commit and push them to the platform's registry")
    .argument("[image...]", "as in platform.ts (default: all of them)")
    .option("--dirty", "with changes that are not committed; the tag says so")
    .addOption(
      new Option("--builder <program>", "what builds (default: the first that works)").choices(
        builderNames,
      ),
    )
    .option(
      "--build-arg <name=value>",
      "for the Dockerfiles that declare it; may be repeated",
      argument,
      {},
    )
    .option("--secret <id=…,src=…>", "a file for a RUN that mounts it; may be repeated", list, [])
    .option("--registry <url>", "another one, without a login, to try: http://127.0.0.1:5000")
    .option("--json", "as JSON")
    .action(async (names: string[], flags: BuildFlags) => {
      const { buildAndPush } = await import("./run");
      await buildAndPush(root, names, flags);
    })
    .addHelpText(
      "after",
      examples([
        ["devops-platform build-and-push", "all images of this commit that are not there yet"],
        ["devops-platform build-and-push backend --dirty", "one, with what you are working on"],
        [
          "devops-platform build-and-push --json | jq -r '.[].reference'",
          "what can be released now",
        ],
      ]),
    );
}

function argument(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("Write name=value.");
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

const list = (text: string, before: readonly string[]): string[] => [...before, text];
