import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The files through which a step hands something on: its outputs, variables for later steps, a summary. */
export class CommandFiles {
  readonly variables: Readonly<Record<string, string>>;

  constructor(folder: string) {
    const file = (name: string) => {
      const path = join(folder, name);
      writeFileSync(path, "");
      return path;
    };
    this.variables = {
      GITHUB_OUTPUT: file("output"),
      GITHUB_ENV: file("env"),
      GITHUB_STEP_SUMMARY: file("summary"),
    };
  }

  outputs = (): Record<string, string> => pairsIn(this.#read("GITHUB_OUTPUT"));
  environment = (): Record<string, string> => pairsIn(this.#read("GITHUB_ENV"));
  summary = (): string => this.#read("GITHUB_STEP_SUMMARY");

  #read(name: string): string {
    const path = this.variables[name] ?? "";
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  }
}

/** `name=value`, or `name<<END`, lines, `END`. */
function pairsIn(text: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, long, end] = /^([^=<]+)<<(.+)$/.exec(line) ?? [];
    if (long !== undefined) {
      const until = lines.indexOf(end ?? "");
      if (until < 0) throw new Error(`a value has no end: ${line}`);
      pairs[long] = lines
        .splice(0, until + 1)
        .slice(0, -1)
        .join("\n");
    } else if (line !== "") {
      const at = line.indexOf("=");
      if (at < 1) throw new Error(`not a line of a command file: ${line}`);
      pairs[line.slice(0, at)] = line.slice(at + 1);
    }
  }
  return pairs;
}
