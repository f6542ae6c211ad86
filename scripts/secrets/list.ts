import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { ago, UNKNOWN } from "../status/ago";
import { table } from "../terminal/table";
import { lookAtSecret, type Standing } from "./look";
import type { DeployedSecret, SecretKind, SecretUse } from "./secret";

/** A secret with how it stands. */
export type Listed = DeployedSecret & Standing;

/** Looks at several secrets; two calls each, all at once. */
export const lookAtAll = (
  client: SecretsManagerClient,
  secrets: readonly DeployedSecret[],
): Promise<Listed[]> =>
  Promise.all(
    secrets.map(async (secret) => ({ ...secret, ...(await lookAtSecret(client, secret)) })),
  );

const KINDS: Readonly<Record<SecretKind, string>> = {
  generated: "generated",
  supplied: "supplied",
  database: "database user",
  rds: "kept by RDS",
};

/** Secrets as a table. */
export const listInWords = (secrets: readonly Listed[], now: Date): string =>
  table([
    ["SECRET", "KIND", "VALUE", "USED BY"],
    ...secrets.map((secret) => [
      secret.name,
      KINDS[secret.kind],
      valueInWords(secret, now),
      usesInWords(secret.usedBy),
    ]),
  ]);

function valueInWords({ state, changed }: Standing, now: Date): string {
  if (state === "set") return `${ago(changed, now)} old`;
  return { empty: "NOT SET", deleted: "WAITS FOR DELETION", gone: "GONE" }[state];
}

/** `api (SESSION_KEY), migrate (reads it)`. */
function usesInWords(uses: readonly SecretUse[]): string {
  const workloads = [...new Set(uses.map(({ workload }) => workload))];
  const words = workloads.map((workload) => {
    const own = uses.filter((use) => use.workload === workload);
    const ways = own.map(({ how, variable }) => (how === "injected" ? variable : "reads it"));
    return `${workload} (${[...new Set(ways)].join(", ")})`;
  });
  return words.join(", ") || UNKNOWN;
}

/** Secrets for programs. */
export const listInJson = (secrets: readonly Listed[]): string =>
  JSON.stringify(
    secrets.map(({ name, kind, awsName, arn, state, changed, usedBy }) => ({
      name,
      kind,
      state,
      changed: changed ?? null,
      awsName: awsName === "" ? null : awsName,
      arn,
      usedBy,
    })),
    undefined,
    2,
  );
