import { existsSync } from "node:fs";
import { join } from "node:path";
import { attached } from "../exec/attached";
import { openForSessions } from "../exec/open-environment";
import { inPrivateFolder } from "../images/private-folder";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { permissionOf } from "../stacks/permission";
import { askForName } from "../terminal/ask";
import { endNamed, endsIn, throughTo } from "../tunnel/end";
import { passwordOf } from "../tunnel/password";
import { throughTunnel } from "../tunnel/through-tunnel";
import type { DeployedEnvironment } from "../workloads/deployed";
import { findPsql } from "./find-psql";
import type { PsqlFlags } from "./psql-command";
import { connectionVariables } from "./psql-connection";

export interface PsqlRequest {
  readonly environment: string;
  /** Key of a database; undefined for the only one. */
  readonly database: string | undefined;
  /** For psql itself. */
  readonly words: readonly string[];
}

/** Runs psql against a database of an environment. */
export async function runPsql(
  root: string,
  { environment, database, words }: PsqlRequest,
  flags: PsqlFlags,
): Promise<void> {
  const { context, deployed } = await openForSessions(root, environment);
  const key = databaseKey(deployed, environment, database);
  const end = endNamed(deployed, environment, key);
  const user = end.users[flags.as];
  if (end.provides !== "postgres" || !user) throw noDatabase(key);
  const way = throughTo(deployed, environment, key, flags.through);
  const rootCertificate = certificateFile(flags.rootCertificate);
  await findPsql();
  await askBeforeWriting(context, flags);
  const password = await passwordOf(context, user);
  const { minutes, write = false } = flags;
  process.exitCode = await inPrivateFolder((folder) =>
    throughTunnel(context, { end, way, port: undefined, minutes }, async ({ port }) => {
      context.say(inWords(key, user.name, write, rootCertificate));
      const connection = { end, port, user: user.name, password, rootCertificate, write };
      const variables = connectionVariables(connection, join(folder, "password"));
      const own = { ...process.env, ...variables };
      delete own.PGPASSWORD;
      return attached({ program: "psql", args: words, environment: own });
    }),
  );
}

/** The one that was named, or the only one there is. */
function databaseKey(
  deployed: DeployedEnvironment,
  environment: string,
  named: string | undefined,
): string {
  if (named !== undefined) return named;
  const keys = Object.entries(endsIn(deployed))
    .filter(([, { users }]) => Object.keys(users).length > 0)
    .map(([key]) => key);
  const [only, ...others] = keys;
  if (only !== undefined && others.length === 0) return only;
  throw new CommandError(
    only === undefined
      ? `${environment} has no database`
      : `${environment} has ${keys.length} databases`,
    {
      ...(only !== undefined && { hint: `Name one: ${keys.join(", ")}.` }),
      exitCode: exitCodes.usage,
    },
  );
}

/** What may lose data of a durable environment is not done by habit. */
async function askBeforeWriting({ stack, say }: StackContext, { write, confirm, as }: PsqlFlags) {
  if (!write || permissionOf(stack).lifecycle === "disposable") return;
  say(`This lets you change the data of ${stack.name}, as its ${as}.`);
  await askForName(stack.name, { typed: confirm });
}

function certificateFile(given: string | undefined): string | undefined {
  const file = given ?? process.env.PGSSLROOTCERT;
  if (file === undefined || existsSync(file)) return file;
  throw new CommandError(`there is no file ${file} with certificates`, {
    hint: "RDS's bundle: https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem",
    exitCode: exitCodes.usage,
  });
}

const noDatabase = (key: string) =>
  new CommandError(`${key} is no database whose passwords this environment has`, {
    hint: "`devops-platform tunnel` leads there; connect with a client and a password of your own.",
    exitCode: exitCodes.usage,
  });

function inWords(
  key: string,
  user: string,
  write: boolean,
  rootCertificate: string | undefined,
): string {
  const verified =
    rootCertificate === undefined
      ? "encrypted, without looking at the server's certificate (--root-certificate)"
      : "encrypted, with the server's certificate verified";
  return `${key} as ${user}, ${write ? "which may change it" : "reading only (--write)"}; ${verified}.`;
}
