import { METHODS } from "node:http";
import type { FastifyInstance, HTTPMethods } from "fastify";
import plugin from "fastify-plugin";
import { ProblemError } from "./problem";

/** CONNECT never gets here: Node ends its connection. */
const methods = METHODS.filter((method) => method !== "CONNECT");

/**
 * Answers 405 and what is allowed, where Fastify says that there is nothing. Register it before the
 * routes it is for.
 */
export const knownMethods = plugin(async (app) => {
  const urls = new Set<string>();
  for (const method of methods) {
    if (!app.supportedMethods.includes(method)) app.addHttpMethod(method);
  }
  app.addHook("onRoute", ({ url }) => {
    urls.add(url);
  });
  app.decorate("refuseOtherMethods", () => {
    for (const url of [...urls]) refuse(app, url);
  });
});

function refuse(app: FastifyInstance, url: string): void {
  const isTaken = (method: string) => app.hasRoute({ url, method: method as HTTPMethods });
  const others = methods.filter((method) => !isTaken(method));
  const allow = methods.filter(isTaken).join(", ");
  if (others.length === 0) return;
  app.route({
    url,
    method: others,
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
