import { readFileSync } from "node:fs";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { askToGoOn } from "../terminal/ask";
import { refuseUnusable, requireState } from "./condition";
import { difference, differenceInWords } from "./difference";
import { parseState, type StateDocument } from "./document";
import { pushState } from "./push";

/**
 * Brings a state home that a command could not save, as it kept it in `errored-*.tfstate`.
 * @throws for a state of another stack, of another history, or older than what is there
 */
export async function pushFile(context: StackContext, file: string): Promise<void> {
  const { stack, say } = context;
  const text = read(file);
  const pushed = parseState(text, file);
  await refuseUnusable(context, { document: pushed, text, versionId: undefined }, file);
  const current = await requireState(context);
  const there = current?.document;
  if (there) refuseOlder(stack.name, file, pushed, there);
  if (there && isSame(pushed, there)) {
    say(`${stack.name}: this state is there already. There is nothing to do.`);
    return;
  }
  const lines = differenceInWords(difference(there, pushed));
  say(`The state of ${stack.name} becomes what ${file} says, serial ${pushed.serial}.`);
  say(lines.length > 0 ? lines.join("\n") : "  Both know the same resources.");
  await askToGoOn("Save it?", context.answers);
  await pushState(context, {
    document: JSON.parse(text) as StateDocument,
    instead: current?.versionId,
    command: `state push ${stack.name}`,
  });
  say(`The state of ${stack.name} is saved. Delete ${file}: it may hold settings.`);
  say(`Next: devops-platform plan ${stack.name}`);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new CommandError(`${file} cannot be read`, { exitCode: exitCodes.usage, cause: error });
  }
}

const isSame = (one: StateDocument, other: StateDocument): boolean =>
  one.serial === other.serial &&
  JSON.stringify(one.resources) === JSON.stringify(other.resources) &&
  JSON.stringify(one.outputs) === JSON.stringify(other.outputs);

function refuseOlder(
  name: string,
  file: string,
  pushed: StateDocument,
  there: StateDocument,
): void {
  if (pushed.lineage !== there.lineage) {
    throw refused(
      `${file} does not continue the state of ${name}: they began apart (another lineage)`,
      `It would forget what was deployed since. devops-platform state versions ${name} shows the states that were there.`,
    );
  }
  if (pushed.serial < there.serial || (pushed.serial === there.serial && !isSame(pushed, there))) {
    throw refused(
      `${file} is not newer than the state of ${name}: serial ${pushed.serial}, and ${there.serial} is there`,
      `Somebody deployed since: what the file knows is in the state already, or a plan will say. To go back on purpose: devops-platform state restore ${name} <version-id>`,
    );
  }
}

const refused = (message: string, hint: string): CommandError =>
  new CommandError(message, { hint, exitCode: exitCodes.refused });
