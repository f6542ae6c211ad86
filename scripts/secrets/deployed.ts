import { suggest } from "../../src/suggest";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { ofType, textOf } from "../state/attributes";
import { entriesOf, type StateEntry } from "../state/document";
import type { DeployedEnvironment } from "../workloads/deployed";
import { outputOf } from "../workloads/read";
import type { DeployedSecret, SecretKind } from "./secret";
import { usesOf } from "./uses";

/** Every secret of an environment, by name. */
export function secretsIn(deployed: DeployedEnvironment): DeployedSecret[] {
  const entries = entriesOf(deployed.state);
  const arns = outputOf<Record<string, string | null>>(deployed.state, "secret_arns") ?? {};
  return Object.entries(arns)
    .flatMap(([name, arn]) => (arn === null ? [] : [{ name, arn }]))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, arn }) => {
      const entry = ofType(entries, "aws_secretsmanager_secret").find(
        (one) => textOf(one, "arn") === arn,
      );
      const version = ofType(entries, "aws_secretsmanager_secret_version").find(
        (one) => textOf(one, "secret_id") === arn,
      );
      return {
        name,
        kind: kindOf(name, entry),
        arn,
        awsName: entry ? textOf(entry, "name") : "",
        terraformVersion: version && textOf(version, "version_id"),
        usedBy: usesOf(deployed, arn),
      };
    });
}

/** Users of databases have a slash in their names, which no key has; a generated secret is a module of Terraform. */
function kindOf(name: string, entry: StateEntry | undefined): SecretKind {
  if (!entry) return "rds";
  if (name.includes("/")) return "database";
  return entry.address.startsWith("module.") ? "generated" : "supplied";
}

/** One secret by its name. */
export function secretNamed(
  deployed: DeployedEnvironment,
  environment: string,
  name: string,
): DeployedSecret {
  const secrets = secretsIn(deployed);
  const found = secrets.find((one) => one.name === name);
  if (found) return found;
  const names = secrets.map((one) => one.name);
  const near = suggest(name, names);
  throw new CommandError(`${environment} has no secret ${name}`, {
    hint: `${near === undefined ? "" : `Did you mean ${near}? `}It has: ${names.join(", ") || "no secret at all"}.`,
    exitCode: exitCodes.usage,
  });
}
