export interface GlobalOptions {
  /** What is left for the command. */
  readonly words: readonly string[];
  /** The folder that `--app` names. */
  readonly app: string | undefined;
}

/** Takes the options that every command has out of a command line, wherever they stand in it. */
export function globalOptions(argv: readonly string[]): GlobalOptions {
  const words: string[] = [];
  let app: string | undefined;
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? "";
    const value = argv[index + 1];
    // What comes after it is another program's.
    if (word === "--") return { words: [...words, ...argv.slice(index)], app };
    if (word.startsWith("--app=")) app = word.slice("--app=".length);
    else if (word === "--app" && value !== undefined) {
      app = value;
      index += 1;
    } else if (word !== "--debug") words.push(word);
  }
  return { words, app };
}
