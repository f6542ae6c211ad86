import type { IncomingMessage } from "node:http";
import plugin from "fastify-plugin";
import { ProblemError } from "./problem";

/** A path of our own, which says of any other that it cannot be decoded. */
const place = "/uri-malformed";

/**
 * Fastify answers a path such as `/%zz` past all hooks: nothing would log, count or limit it. So it is
 * sent to a route.
 */
export function decodable({ url = "/" }: IncomingMessage): string {
  if (!url.includes("%")) return url;
  const [path = ""] = url.split(/[?#]/, 1);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return place;
  }
}

/** Register it when all methods are known: it refuses every one. */
export const undecodablePaths = plugin(async (app) => {
  app.all(place, {
    schema: { hide: true },
    // Before a body is read, which might be of a type that is not taken.
    onRequest: async () => {
      throw new ProblemError(400, "uri-malformed", "The path cannot be decoded: write % as %25.");
    },
    handler: async () => {},
  });
});
