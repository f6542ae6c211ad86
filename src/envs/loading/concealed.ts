import { show } from "../../problem";
import type { Path } from "./paths";

/**
 * Shows a value unless it may be a secret that somebody wrote where only its name belongs: errors
 * end up in the logs of a pipeline.
 */
export function concealed(path: Path, value: unknown): string {
  const secret = path.some((key) => SECRET.test(String(key)));
  return secret && mayTell(value) ? `${kindOf(value)} that is not shown here` : show(value);
}

const SECRET = /secret|passw|token|credential|private[-_]?key|api[-_]?key/i;

const mayTell = (value: unknown): boolean =>
  typeof value === "string" ? value !== "" : typeof value === "object" && value !== null;

const kindOf = (value: unknown): string => (typeof value === "string" ? "a text" : "a value");
