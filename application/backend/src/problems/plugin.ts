import type { FastifyReply, FastifyRequest } from "fastify";
import plugin from "fastify-plugin";
import { notFound, problemBody, problemType } from "./problem";
import { translate } from "./translate";

/** Answers every error as problem+json. Faults of ours are logged, and never shown. */
export const problems = plugin(async (app) => {
  app.setErrorHandler((error, request, reply) => answer(error, request, reply));
  app.setNotFoundHandler((request, reply) => answer(notFound(), request, reply));
});

function answer(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = translate(error);
  if (problem.status === 503) request.log.warn({ cause: messageOf(error) }, problem.code);
  else if (problem.status >= 500) request.log.error({ err: error }, problem.code);
  return reply
    .code(problem.status)
    .headers({ "x-request-id": request.id, ...problem.more.headers })
    .type(problemType)
    .serializer(JSON.stringify)
    .send(problemBody(problem, request.id));
}

/** An outage gives many of these, so each is one short line. */
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : "");
