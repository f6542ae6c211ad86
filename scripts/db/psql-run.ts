import { CommandError } from "../lib/errors.mjs";

export interface PsqlRequest {
  readonly environment: string;
  readonly database: string | undefined;
  readonly words: readonly string[];
}

/** Runs psql against a database of an environment. */
export async function runPsql(_root: string, _request: PsqlRequest): Promise<void> {
  throw new CommandError("db psql is not there yet: `tunnel`, which it goes through, comes first");
}
