import { CommandError, exitCodes } from "../lib/errors.mjs";

/** Longest names. Source: RDS API Reference, CreateDBSnapshot and CreateDBInstance. */
const LONGEST = { snapshot: 255, instance: 63 };

/**
 * A name as RDS takes it: it keeps all in lower case.
 * @throws what RDS would refuse, and why
 */
export function checkedName(kind: keyof typeof LONGEST, given: string): string {
  const name = given.toLowerCase();
  const problem = problemOf(name, LONGEST[kind]);
  if (problem === undefined) return name;
  throw new CommandError(`${JSON.stringify(given)} is no name for a ${kind} in RDS: ${problem}`, {
    hint: `Write letters, digits and single hyphens, a letter first, up to ${LONGEST[kind]} of them: before-the-move.`,
    exitCode: exitCodes.usage,
  });
}

function problemOf(name: string, longest: number): string | undefined {
  if (name === "") return "it is empty";
  if (!/^[a-z]/.test(name)) return "it does not begin with a letter";
  if (/[^a-z0-9-]/.test(name)) return "it has other characters than letters, digits and hyphens";
  if (name.includes("--")) return "it has two hyphens in a row";
  if (name.endsWith("-")) return "it ends with a hyphen";
  return name.length > longest ? `it has ${name.length} characters` : undefined;
}

/** `20260131093000`: tells the names of two runs apart. */
export const stampOf = (moment: Date): string =>
  moment
    .toISOString()
    .replace(/\.\d+Z$/, "")
    .replaceAll(/\D/g, "");

/** `acme-dev-main-drill-20260131093000`, the first part cut where RDS would find it too long. */
export function instanceName(of: string, purpose: string, at: Date): string {
  const end = `-${purpose}-${stampOf(at)}`;
  return `${of.slice(0, LONGEST.instance - end.length).replace(/-+$/, "")}${end}`;
}
