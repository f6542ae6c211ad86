import { table } from "../terminal/table";
import type { ReleaseRecord } from "./record";
import { short } from "./short";

/** The history as a table, the newest first. */
export function historyInWords(records: readonly ReleaseRecord[]): string {
  return table([
    ["released", "image", "digest", "commit", "how", "outcome", "who"],
    ...records.map((record) => [
      `${record.started.slice(0, 16).replace("T", " ")}`,
      record.image,
      short(record.digest).slice("sha256:".length),
      record.commit ?? "–",
      record.kind,
      record.outcome,
      whoOf(record),
    ]),
  ]);
}

/** `anna@laptop` of the ARN of a role's session. */
const whoOf = ({ who, machine }: ReleaseRecord): string =>
  `${who.split("/").at(-1)?.replace(/^.*:/, "")}@${machine}`;
