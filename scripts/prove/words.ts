import { seconds } from "../terminal/duration";
import { table } from "../terminal/table";
import type { Proof } from "./proof";

/** A proof for people: a few lines with what was made, how long it took and what is left. */
export function inWords(proof: Proof): string {
  const { environment, account, region, lifecycle, phases, clean, remains } = proof;
  const rows = [
    ["account", `${account}, ${region}, played by an emulator`],
    ["lifecycle", lifecycle],
    ["resources", String(proof.resources)],
    ...phases.map(({ name, seconds: took }) => [name, seconds(took)]),
    ["together", seconds(proof.seconds)],
    ["plan clean", clean ? "yes" : "NO: a second plan has something to change"],
    [
      "left over",
      proof.leftOver === undefined ? "not destroyed: it is durable" : String(proof.leftOver),
    ],
    ...(remains.length > 0 ? [["kept", keptInWords(remains)]] : []),
  ];
  const indented = table(rows).replaceAll(/^/gm, "  ");
  return `${environment}: ${isProven(proof) ? "proven" : "NOT PROVEN"}\n${indented}`;
}

export const isProven = ({ clean, leftOver }: Proof): boolean => clean && (leftOver ?? 0) === 0;

/** `1 snapshot, 2 task definitions`. */
function keptInWords(remains: Proof["remains"]): string {
  const counts = new Map<string, number>();
  for (const { kind } of remains) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => `${count} ${kind}${count === 1 || kind.endsWith("s") ? "" : "s"}`)
    .join(", ");
}
