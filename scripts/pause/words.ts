import type { PauseValue } from "../../src/modules/pause/pause-value";

/** What is said of a pause. */
export interface Paused {
  readonly state: PauseValue["state"];
  readonly since?: string | undefined;
  readonly by?: string | undefined;
}

/** `since 2026-03-01 18:00 UTC by anna`: of an environment that is not running. */
export function sinceWhenAndWho({ since, by }: Paused): string {
  const when = since === undefined ? "" : ` since ${momentInWords(since)}`;
  return `${when}${by === undefined ? "" : ` by ${whoInWords(by)}`}`.trimStart();
}

export const momentInWords = (time: string): string => `${time.slice(0, 16).replace("T", " ")} UTC`;

/** `anna` of the ARN of a user or a role's session. */
export const whoInWords = (arn: string): string =>
  arn.split("/").at(-1)?.replace(/^.*:/, "") ?? arn;

/** `dev is paused since … by …`; undefined for one that runs. */
export function pauseInWords(environment: string, value: Paused): string | undefined {
  if (value.state === "running") return undefined;
  const when = sinceWhenAndWho(value);
  if (value.state === "paused") return `${environment} is paused ${when}`.trimEnd();
  return `${environment} was paused ${when} and is half resumed`;
}
