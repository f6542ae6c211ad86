import type { ConnectionConfig } from "./config";
import type { ExternalConfig } from "./external-config";
import { type HandoverPart, prefixed, secretReference } from "./handover";
import { secretArn } from "./secret-handover";

/**
 * Where something external is, under the same names as if it stood in the environment, so that one
 * may stand in for the other.
 */
export function externalHandover(
  external: ExternalConfig,
  { inject }: ConnectionConfig,
  prefix: string,
): HandoverPart[] {
  const { host, port, databaseName, provides, secret } = external;
  return [
    {
      variables: prefixed(prefix, {
        HOST: host,
        PORT: String(port),
        ...(databaseName === undefined ? {} : { NAME: databaseName }),
        ...(provides === "http" ? { URL: httpUrl(host, port) } : {}),
      }),
    },
    ...(secret === undefined ? [] : [credentials(prefix, inject, secret, provides)]),
  ];
}

/** Encrypted on every port but the one that is known not to be. */
function httpUrl(host: string, port: number): string {
  if (port === 80) return `http://${host}`;
  return port === 443 ? `https://${host}` : `https://${host}:${port}`;
}

/** A database's secret has a user and a password in JSON, as RDS writes it; an API's is one key. */
function credentials(
  prefix: string,
  inject: ConnectionConfig["inject"],
  secret: string,
  provides: ExternalConfig["provides"],
): HandoverPart {
  const arn = secretArn(secret);
  if (inject === "reference") return secretReference(prefix, arn);
  if (provides === "http") return { secretValues: prefixed(prefix, { SECRET: arn }) };
  return {
    secretValues: prefixed(prefix, {
      USER: { ...arn, jsonKey: "username" },
      PASSWORD: { ...arn, jsonKey: "password" },
    }),
  };
}
