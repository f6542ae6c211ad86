import { STATUS_CODES } from "node:http";
import { z } from "zod";

/** One thing that is wrong with a request: where, and what. */
const fault = z.object({
  in: z.enum(["body", "query", "path", "headers"]),
  /** JSON Pointer (RFC 6901); empty for the whole. */
  pointer: z.string(),
  message: z.string(),
});

/** An error as RFC 9457 has it, with a `code` that programs can tell errors apart by. */
export const problemSchema = z
  .object({
    type: z.literal("about:blank"),
    title: z.string().describe("The status in words."),
    status: z.int(),
    code: z.string().describe("What went wrong, for programs: `email-taken`."),
    detail: z.string().optional().describe("What went wrong and what to do, for people."),
    requestId: z.string().describe("To be found in the logs by."),
    errors: z.array(fault).optional().describe("Everything that is wrong with the request."),
  })
  .meta({ id: "Problem" });

export type Problem = z.output<typeof problemSchema>;
export type Fault = z.output<typeof fault>;

export const problemType = "application/problem+json";

/** Thrown by whatever finds that a request cannot be answered as asked. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail?: string,
    readonly more: {
      readonly errors?: readonly Fault[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(detail ?? code);
  }
}

export const problemBody = (error: ProblemError, requestId: string): Problem => ({
  type: "about:blank",
  title: STATUS_CODES[error.status] ?? "Error",
  status: error.status,
  code: error.code,
  ...(error.detail === undefined ? {} : { detail: error.detail }),
  requestId,
  ...(error.more.errors === undefined ? {} : { errors: [...error.more.errors] }),
});

export const notFound = () => new ProblemError(404, "not-found", "There is nothing here.");
