import { explainedAwsError } from "../../aws/errors";

/** Why something could not be had, in a line. */
export function troubleIn(error: unknown, doing: string): string {
  const explained = explainedAwsError(error, doing);
  const said = explained instanceof Error ? explained.message || explained.name : String(explained);
  return said.split("\n")[0] ?? "";
}
