import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { DeployedSecret, SecretKind } from "./secret";

/** Only what a person supplies is set by hand. */
export function requireSupplied(secret: DeployedSecret, environment: string): void {
  if (secret.kind === "supplied") return;
  const { name } = secret;
  if (secret.kind !== "generated") throw ofDatabase(secret, environment, "set");
  throw refused(
    `the secret ${name} is generated: nobody sets it`,
    `For a new value: devops-platform secrets rotate ${environment} ${name}. To set it yourself, make it \`kind: "supplied"\` in the configuration, which replaces it.`,
  );
}

/** Only what is generated can be made anew. */
export function requireGenerated(secret: DeployedSecret, environment: string): void {
  if (secret.kind === "generated") return;
  const { name } = secret;
  if (secret.kind !== "supplied") throw ofDatabase(secret, environment, "rotate");
  throw refused(
    `the secret ${name} is supplied: its value is not made here`,
    `Make a new one where it comes from, then: devops-platform secrets set ${environment} ${name}`,
  );
}

/** A value is put back only where nothing else knows it. */
export function requireRestorable(secret: DeployedSecret, environment: string): void {
  if (secret.kind === "generated" || secret.kind === "supplied") return;
  throw ofDatabase(secret, environment, "restore");
}

/** The database knows the password too: changed here alone, nobody could sign in. */
function ofDatabase(
  { name, kind }: DeployedSecret,
  environment: string,
  verb: "set" | "rotate" | "restore",
): CommandError {
  const [database = "", user = ""] = name.split("/");
  return refused(
    `${verb} does not change ${name}: ${database} has the same password`,
    hintFor(kind, { database, user, environment }),
  );
}

function hintFor(
  kind: SecretKind,
  at: { readonly database: string; readonly user: string; readonly environment: string },
): string {
  if (kind === "rds") return "RDS makes a new one every seven days, and keeps both in step.";
  const field = at.user === "owner" ? "masterPasswordVersion" : "applicationPasswordVersion";
  const then =
    at.user === "owner"
      ? "which sets it in the database and in the secret"
      : "and run the migration task, which sets it in the database: devops-platform deploy-app does";
  return `Raise \`${field}\` of databases.${at.database} in the configuration, then: devops-platform deploy ${at.environment}, ${then}.`;
}

const refused = (message: string, hint: string) =>
  new CommandError(message, { hint, exitCode: exitCodes.usage });

/** Where somebody put it on the command line. It is not repeated. */
export const valueOnCommandLine = () =>
  refused(
    "a value is never given on the command line",
    "Everybody on this machine can see the arguments of a program, and the shell writes them to its history: take that value for known, and get another one. Call it without, and it is asked for; or pipe it: … | devops-platform secrets set <environment> <secret>",
  );
