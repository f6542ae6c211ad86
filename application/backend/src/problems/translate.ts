import type { FastifyError } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { isUnavailable } from "../../db/connection/failures";
import { type Fault, ProblemError } from "./problem";

/** Seconds after which a client may try again what was not possible. */
export const retryAfter = "2";

/** Any error as what the client is told. What is not known here is a fault of ours. */
export function translate(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error);
  if (isUnavailable(error)) return unavailable("The database is not available at the moment.");
  const { statusCode, code = "" } = (error ?? {}) as Partial<FastifyError>;
  if (statusCode === undefined || statusCode < 400 || statusCode >= 500) return fault();
  return new ProblemError(statusCode, codes[code] ?? "bad-request", details[code]);
}

const unavailable = (detail: string) =>
  new ProblemError(503, "unavailable", detail, { headers: { "retry-after": retryAfter } });

const fault = () => new ProblemError(500, "fault", "A fault of ours; it is in our logs.");

const codes: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "body-too-large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "media-type",
};

const details: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "The body is too large.",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "The body must be application/json.",
};

interface Invalid {
  readonly validationContext?: string | undefined;
  readonly validation: readonly { readonly instancePath: string; readonly message?: string }[];
}

function invalid(error: Invalid): ProblemError {
  const place = places[error.validationContext ?? ""] ?? "body";
  const errors = error.validation.map(
    ({ instancePath, message }): Fault => ({
      in: place,
      // The whole is "" in RFC 6901, where "/" is a field without a name.
      pointer: instancePath === "/" ? "" : instancePath,
      message: message ?? "is not taken",
    }),
  );
  return place === "body"
    ? new ProblemError(422, "invalid-body", "The body has values that are not taken.", { errors })
    : new ProblemError(400, "invalid-request", "The request has values that are not taken.", {
        errors,
      });
}

const places: Readonly<Record<string, Fault["in"]>> = {
  body: "body",
  querystring: "query",
  params: "path",
  headers: "headers",
};
