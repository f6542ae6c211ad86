import type { FastifyInstance, HTTPMethods } from "fastify";
import plugin from "fastify-plugin";
import { ProblemError } from "./problem";

const methods: readonly HTTPMethods[] = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "QUERY",
];

/**
 * Answers 405 and what is allowed, where Fastify says that there is nothing. Register it before the
 * routes it is for.
 */
export const knownMethods = plugin(async (app) => {
  const taken = new Map<string, Set<string>>();
  app.addHook("onRoute", ({ url, method }) => {
    const known = taken.get(url) ?? new Set();
    for (const each of [method].flat()) known.add(each);
    taken.set(url, known);
  });
  app.decorate("refuseOtherMethods", () => {
    for (const [url, known] of [...taken]) refuse(app, url, known);
  });
});

function refuse(app: FastifyInstance, url: string, known: ReadonlySet<string>): void {
  const others = methods.filter((method) => !known.has(method));
  const allow = [...known].join(", ");
  if (others.length === 0 || url.includes("*")) return;
  app.route({
    url,
    method: [...others],
    schema: { hide: true },
    // Before a body is read, which might be of a type that is not taken.
    onRequest: async () => {
      throw new ProblemError(405, "method-not-allowed", `This takes ${allow}.`, {
        headers: { allow },
      });
    },
    handler: async () => {},
  });
}

declare module "fastify" {
  interface FastifyInstance {
    /** Call it after all routes are there. */
    refuseOtherMethods(): void;
  }
}
