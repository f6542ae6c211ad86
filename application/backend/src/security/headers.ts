import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";

/**
 * The headers of every answer: those that helmet sets, and that nothing is kept by caches, because
 * nearly all of it is personal data. They are the same each time, so they are asked for once: asking
 * for each answer costs a twelfth of a short read.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  ...helmetHeaders(),
  "cache-control": "no-store",
};

function helmetHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value;
    },
    removeHeader: () => {},
  };
  const set = helmet({
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  });
  set({} as IncomingMessage, response as unknown as ServerResponse, () => {});
  return headers;
}
