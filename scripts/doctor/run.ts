import { styleFor } from "../terminal/style";
import { findingsOf } from "./doctor";
import { exitCodeOf } from "./examine";
import type { Finding } from "./finding";
import { conclusion, inWords } from "./words";

/** Examines as the command line says; what is found is printed as soon as everything before it is. */
export async function doctor(root: string, name: string | undefined, json: boolean): Promise<void> {
  const style = styleFor(process.stdout);
  const columns = process.stdout.columns || 100;
  const findings: Finding[] = [];
  for (const pending of await findingsOf(root, name)) {
    const finding = await pending;
    findings.push(finding);
    if (!json) process.stdout.write(`${inWords(finding, style, columns)}\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify(findings, undefined, 2)}\n`);
  else process.stdout.write(`\n${conclusion(findings)}\n`);
  process.exitCode = exitCodeOf(findings);
}
