import { plainText } from "../../logs/plain-text";
import type { ServiceEvent } from "../../monitor/happening";
import { type Line, line, piece } from "./line";

/** What ECS said last of a service, the newest last. Times are in UTC. */
export const eventLines = (events: readonly ServiceEvent[]): Line[] =>
  events.map(({ at, message }) =>
    line(
      "  ",
      piece(new Date(at).toISOString().slice("2026-01-31T".length, -5), "dim"),
      // AWS begins each with the service's name, which is above.
      `  ${plainText(message.replace(/^\(service [^)]*\) /, "")).replaceAll("\n", " ")}`,
    ),
  );
