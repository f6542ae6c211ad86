import type { FastifyReply } from "fastify";
import { z } from "zod";
import { problemSchema, problemType } from "./problem";

const meanings = {
  400: "The request is malformed.",
  404: "There is nothing here.",
  408: "The request did not come in time.",
  409: "It contradicts what is there.",
  412: "It was changed since you read it.",
  413: "The body is too large.",
  415: "The body is of a type that is not taken.",
  422: "A field of the body has a value that is not taken.",
  417: "Of Expect only 100-continue is taken.",
  429: "Too many requests; see Retry-After.",
  431: "The headers, or the URL, are too large.",
  500: "A fault of ours.",
  503: "Not possible at the moment; see Retry-After.",
} as const;

type Status = keyof typeof meanings;

/** Header fields of an answer, with what each is. */
type Headers = Readonly<Record<string, { readonly description: string }>>;

/** An answer of one type, with header fields that its schema does not say. */
const described = <Type extends string, Schema extends z.ZodType>(
  description: string,
  type: Type,
  schema: Schema,
  headers: Headers = {},
) => ({
  description,
  headers: asStrings(headers),
  content: { [type]: { schema } } as Record<Type, { schema: Schema }>,
});

const asStrings = (headers: Headers) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, { description }]) => [
      name,
      { type: "string", description },
    ]),
  );

export const again: Headers = {
  "Retry-After": { description: "Seconds to wait before trying again." },
};

const headersOf = (status: Status): Headers =>
  status === 429 || status === 503
    ? again
    : status === 415
      ? { "Accept-Encoding": { description: "`identity`, when the body was compressed." } }
      : {};

/** What HTTP itself may end with, on any path. */
const any = [400, 408, 417, 431, 500] as const;

/** The errors that any endpoint may answer with. */
export const anyProblems = () => problemsOf(any);

/** The errors that an endpoint may answer with; those that any with work to do may are added. */
export const problems = <const Given extends Status>(...given: readonly Given[]) =>
  problemsOf([...given, ...any, 429, 503]);

function problemsOf<const Given extends Status>(statuses: readonly Given[]) {
  const responses = statuses.map((status) => [
    status,
    described(meanings[status], problemType, problemSchema, headersOf(status)),
  ]);
  return Object.fromEntries(responses) as Record<
    Given,
    ReturnType<typeof described<typeof problemType, typeof problemSchema>>
  >;
}

/** An answer in JSON with header fields. */
export const json = <Schema extends z.ZodType>(
  description: string,
  schema: Schema,
  headers: Headers = {},
) => described(description, "application/json", schema, headers);

/** An answer without a body. */
export const nothing = (description: string, headers: Headers = {}) =>
  z
    .null()
    .meta({ description, ...(Object.keys(headers).length > 0 && { headers: asStrings(headers) }) });

/** Ends such an answer; null would be written as the four letters that it is in JSON. */
export const sendNothing = (reply: FastifyReply) => reply.send();
