import type { Argument, Command, Option } from "commander";

/** Something that may be typed next. */
export interface Candidate {
  readonly word: string;
  /** In a line; shells that show it are zsh and fish. */
  readonly description?: string;
}

/**
 * Names that are not in the commands themselves.
 * @param kind of an argument or of an option's value: `environment`, `service`, `secret`
 * @param before the arguments before it
 */
export type Names = (kind: string, before: readonly string[]) => Promise<readonly string[]>;

/**
 * What may come next on a command line, read off the commands as they are declared.
 * @param words after the program's name; the last is the one being typed, and may be empty
 */
export async function candidates(
  program: Command,
  words: readonly string[],
  names: Names,
): Promise<Candidate[]> {
  const typed = words.at(-1) ?? "";
  const place = placeAfter(program, words.slice(0, -1));
  const found = await at(place, typed, names);
  return found.filter((one) => one === FILES || one.word.startsWith(typed));
}

/** Stands for names of files and folders, which shells complete better by themselves. */
export const FILES: Candidate = { word: ":files" };

/** Where a command line has come to. */
interface Place {
  readonly command: Command;
  readonly args: readonly string[];
  /** The option whose value is next. */
  readonly option?: Option | undefined;
}

function placeAfter(program: Command, words: readonly string[]): Place {
  let command = program;
  let args: string[] = [];
  let option: Option | undefined;
  for (const word of words) {
    if (option) option = undefined;
    else if (word.startsWith("-")) option = optionNamed([command, program], word);
    else {
      const below =
        args.length === 0 ? command.commands.find((one) => one.name() === word) : undefined;
      if (below) command = below;
      else args = [...args, word];
    }
  }
  return { command, args, option };
}

/** An option that takes its value from the next word; one of the program's own stands anywhere. */
const optionNamed = (commands: readonly Command[], word: string): Option | undefined =>
  commands
    .flatMap(({ options }) => options)
    .find(({ short, long, required }) => required && (word === short || word === long));

async function at({ command, args, option }: Place, typed: string, names: Names) {
  if (option) return valuesOf(kindOfValue(option), option.argChoices, args, names);
  if (typed.startsWith("-")) return optionsOf(command);
  if (command.commands.length > 0 && args.length === 0) return commandsOf(command);
  const { registeredArguments: declared } = command;
  const argument = declared[args.length] ?? variadic(declared.at(-1));
  if (!argument) return [];
  return valuesOf(argument.name(), argument.argChoices, args, names);
}

const variadic = (argument: Argument | undefined) => (argument?.variadic ? argument : undefined);

/** `environment` of `--from <environment>`. */
const kindOfValue = ({ flags }: Option): string => /[<[]([\w-]+)/.exec(flags)?.[1] ?? "";

async function valuesOf(
  kind: string,
  choices: readonly string[] | undefined,
  args: readonly string[],
  names: Names,
): Promise<Candidate[]> {
  if (kind === "file" || kind === "folder") return [FILES];
  return (choices ?? (await names(kind, args))).map((word) => ({ word }));
}

const commandsOf = (command: Command): Candidate[] =>
  command
    .createHelp()
    .visibleCommands(command)
    .map((one) => ({ word: one.name(), description: one.description() }));

/** With those of the program, which every command takes. */
function optionsOf(command: Command): Candidate[] {
  const help = command.createHelp();
  const own = help.visibleOptions(command);
  const global = programOf(command).options.filter(({ long }) => long !== "--version");
  return [...new Set(command.parent ? [...own, ...global] : own)].flatMap(
    ({ long, description }) => (long ? [{ word: long, description }] : []),
  );
}

const programOf = (command: Command): Command =>
  command.parent ? programOf(command.parent) : command;
