import { CommandError, exitCodes } from "../lib/errors.mjs";
import { writePrivately } from "../lib/private-file";
import type { TunnelEnd } from "../tunnel/end";

export interface Connection {
  readonly end: TunnelEnd;
  /** On 127.0.0.1. */
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** File of who signs the server's certificate, or `system`; undefined where it is not known. */
  readonly rootCertificate: string | undefined;
  /** Whether it may change anything. */
  readonly write: boolean;
}

/**
 * What psql is told of where and as whom to connect, in variables: nothing of it stands on a command line. The password
 * is in a file of ours alone. The server is asked for under its own name, which is in its certificate, at the tunnel's
 * address. Source: PostgreSQL's manual, libpq, "Environment Variables" and "The Password File".
 */
export function connectionVariables(
  { end, port, user, password, rootCertificate, write }: Connection,
  passwordFile: string,
): NodeJS.ProcessEnv {
  const { host } = end;
  const database = end.database ?? "postgres";
  const entry = [host, String(port), database, user, password].map(escaped).join(":");
  writePrivately(passwordFile, `${entry}\n`, "the password");
  return {
    PGHOST: host,
    PGHOSTADDR: "127.0.0.1",
    PGPORT: String(port),
    PGDATABASE: database,
    PGUSER: user,
    PGPASSFILE: passwordFile,
    ...(rootCertificate === undefined
      ? { PGSSLMODE: encryptingMode(process.env.PGSSLMODE) }
      : { PGSSLMODE: "verify-full", PGSSLROOTCERT: rootCertificate }),
    ...(write ? {} : { PGOPTIONS: "-c default_transaction_read_only=on" }),
  };
}

/** What libpq does without encryption, or only where the server likes it. */
const UNENCRYPTED = ["disable", "allow", "prefer"];

/**
 * What the shell says of TLS, as long as it encrypts.
 * @throws for less: the password and the data would go unencrypted from the task on
 */
export function encryptingMode(mode: string | undefined): string {
  if (!mode) return "require";
  if (!UNENCRYPTED.includes(mode)) return mode;
  throw new CommandError(`PGSSLMODE is ${mode} in this shell, which may not encrypt`, {
    hint: "Unset it, or set it to require, verify-ca or verify-full.",
    exitCode: exitCodes.usage,
  });
}

const escaped = (field: string): string => field.replace(/[\\:]/g, "\\$&");
