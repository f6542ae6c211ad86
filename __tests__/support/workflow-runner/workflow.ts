import { readFileSync } from "node:fs";
import { parse } from "yaml";

type Text = Readonly<Record<string, string>>;

/** A step as its file says; every value may hold expressions. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string | boolean;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly env?: Text;
  readonly "continue-on-error"?: boolean;
}

export interface Job {
  readonly name?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string | boolean;
  readonly "runs-on"?: string;
  readonly "timeout-minutes"?: number;
  readonly permissions?: Text;
  readonly environment?: string | { readonly name: string; readonly url?: string };
  readonly concurrency?: unknown;
  readonly outputs?: Text;
  readonly strategy?: {
    readonly "max-parallel"?: number;
    readonly "fail-fast"?: boolean;
    readonly matrix: Readonly<Record<string, unknown>>;
  };
  readonly env?: Text;
  readonly steps?: readonly Step[];
  /** Of a job that is another workflow. */
  readonly uses?: string;
  readonly secrets?: Text;
}

export interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Text;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** An action that is steps itself. */
export interface CompositeAction {
  readonly runs: { readonly using: "composite"; readonly steps: readonly Step[] };
}

export const readYaml = <T>(file: string): T => parse(readFileSync(file, "utf8")) as T;

export const needsOf = ({ needs = [] }: Job): readonly string[] =>
  typeof needs === "string" ? [needs] : needs;
