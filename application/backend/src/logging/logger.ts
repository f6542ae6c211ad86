import { type Logger, pino } from "pino";
import type { ServiceIdentity } from "../config/service";
import { describeError } from "./errors";

const hidden = ["password", "email", "name", "authorization", "cookie", "secret", "sessionKey"];

/** Where a careless line would put a request or a user. Wildcards would cost a twentieth of all work. */
const places = ["", "user.", "body.", "query.", "headers.", "req.headers."];

/** Bytes of lines that wait to be written together: one write a line costs a fifth of all work. */
const batch = 4096;

/** Milliseconds that a line waits at most. The last ones are written when the process exits. */
const longestWait = 1000;

/** One JSON object a line on stdout. Levels are words, as log queries want them. */
export function createLogger(
  { service, environment, version }: ServiceIdentity,
  level: string,
): Logger {
  const logger = pino(
    {
      level,
      base: { service, environment, version },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      redact: { paths: places.flatMap((place) => hidden.map((name) => `${place}${name}`)) },
    },
    pino.destination({ sync: false, minLength: batch }),
  );
  setInterval(() => logger.flush(), longestWait).unref();
  return logger;
}
