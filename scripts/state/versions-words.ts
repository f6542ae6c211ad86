import { table } from "../terminal/table";
import type { StateVersion } from "./versions";

/** Versions as a table; the commands to go back to one take what the first column shows. */
export function versionsInWords(versions: readonly StateVersion[]): string {
  if (versions.length === 0) return "";
  const rows = versions.map((version) => [
    version.versionId,
    version.current ? "current" : "",
    `${version.time.slice(0, 19).replace("T", " ")} UTC`,
    String(version.serial ?? "-"),
    String(version.resources ?? "-"),
    ...whoWrote(version),
  ]);
  return `${table([["VERSION", "", "TIME", "SERIAL", "RESOURCES", "COMMAND", "WHO"], ...rows])}\n`;
}

function whoWrote({ signature, terraform }: StateVersion): string[] {
  if (terraform === undefined) return ["-", "not a state of Terraform"];
  if (!signature) return ["-", `plain Terraform ${terraform}: it does not say`];
  const { who, machine, command, commit } = signature;
  return [command, `${who} on ${machine}${commit && ` at ${commit}`}`];
}
