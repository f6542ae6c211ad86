/**
 * What is logged of an error. PostgreSQL's `detail`, `where` and `hint` quote rows, which are
 * personal data; they are left out.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: "something that is no Error was thrown" };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
