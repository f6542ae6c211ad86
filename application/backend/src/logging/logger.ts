import { type DestinationStream, type Logger, pino } from "pino";
import type { ServiceIdentity } from "../config/service";
import { describeError } from "./errors";

/** Fields that hold a secret or personal data, wherever they are logged. */
const hidden = ["password", "email", "name", "authorization", "cookie", "secret", "sessionKey"];

/** One JSON object a line on stdout. Levels are words, as log queries want them. */
export function createLogger(
  { service, environment, version }: ServiceIdentity,
  level: string,
  destination?: DestinationStream,
): Logger {
  return pino(
    {
      level,
      base: { service, environment, version },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      redact: { paths: hidden.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]) },
    },
    ...(destination ? [destination] : []),
  );
}
