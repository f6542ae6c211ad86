import { writePrivately } from "../lib/private-file";
import type { TunnelEnd } from "../tunnel/end";

export interface Connection {
  readonly end: TunnelEnd;
  /** On 127.0.0.1. */
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** File of who signs the server's certificate; undefined where it is not known. */
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
      ? { PGSSLMODE: process.env.PGSSLMODE ?? "require" }
      : { PGSSLMODE: "verify-full", PGSSLROOTCERT: rootCertificate }),
    ...(write ? {} : { PGOPTIONS: "-c default_transaction_read_only=on" }),
  };
}

const escaped = (field: string): string => field.replace(/[\\:]/g, "\\$&");
