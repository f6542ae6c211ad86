import type { FastifyReply } from "fastify";
import { z } from "zod";
import { problemSchema, problemType } from "./problem";

const meanings = {
  400: "The request is malformed.",
  404: "There is nothing here.",
  409: "It contradicts what is there.",
  412: "It was changed since you read it.",
  413: "The body is too large.",
  415: "The body is of a type that is not taken.",
  422: "A field of the body has a value that is not taken.",
  429: "Too many requests; see Retry-After.",
  500: "A fault of ours.",
  503: "Not possible at the moment; see Retry-After.",
} as const;

type Status = keyof typeof meanings;

/** The errors that an endpoint may answer with; those that any may are added. */
export function problems<const Given extends Status>(...given: readonly Given[]) {
  const statuses: readonly Status[] = [...given, 429, 500, 503];
  const responses = statuses.map((status) => [
    status,
    {
      description: meanings[status],
      content: { [problemType]: { schema: problemSchema } },
    },
  ]);
  return Object.fromEntries(responses) as Record<
    Given | 429 | 500 | 503,
    { description: string; content: Record<typeof problemType, { schema: typeof problemSchema }> }
  >;
}

/** An answer without a body. */
export const nothing = (description: string) => z.null().describe(description);

/** Ends such an answer; null would be written as the four letters that it is in JSON. */
export const sendNothing = (reply: FastifyReply) => reply.send();
