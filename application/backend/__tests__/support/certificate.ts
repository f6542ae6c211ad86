import { execFile } from "node:child_process";
import { chmod, chown, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { unprivileged } from "../../dev/postgres/user";

const run = promisify(execFile);

/** A certificate that is its own authority, for a server on this machine. */
export async function makeCertificate(folder: string) {
  const [key, certificate] = [join(folder, "server.key"), join(folder, "server.pem")];
  await run("openssl", [
    ...["req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=localhost"],
    ...["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
    ...["-addext", "subjectAltName=DNS:localhost"],
    ...["-keyout", key, "-out", certificate],
  ]).catch((error) => {
    if (error.code !== "ENOENT") throw error;
    throw new Error("openssl is needed to make the certificate of the tests' database: install it");
  });
  // PostgreSQL takes a key only from the one it runs as.
  await unprivileged(folder);
  const { uid, gid } = await stat(folder);
  await chmod(key, 0o600);
  await chown(key, uid, gid);
  return {
    authority: certificate,
    settings: { ssl: "on", ssl_cert_file: certificate, ssl_key_file: key },
  };
}
