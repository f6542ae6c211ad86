/** Errors of PostgreSQL carry its code, those of the network Node's. */
const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : "");

/** The password (or the role) is not, or no longer, what the database knows. */
export const isRefusedSignIn = (error: unknown): boolean =>
  ["28P01", "28000"].includes(codeOf(error));

const networkCodes = /^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/;

/**
 * SQLSTATEs of a server that goes, comes, is full or no longer the primary (25006, after a
 * failover). Source: PostgreSQL, "Error Codes".
 */
const serverCodes = /^(08...|57P0[1-4]|53[0-3]..|25006)$/;

/** pg gives its own errors no code, so here, and nowhere else, they are told by what they say. */
const clientMessages =
  /^(Connection terminated|Query read timeout|Client has encountered a connection error|Client was closed)/;

const fullPoolMessage = "timeout exceeded when trying to connect";

/** There is no connection to be had: no server, no password, no certificate that we trust. */
export class NoConnection extends Error {
  override readonly name = "NoConnection";

  constructor(override readonly cause: unknown) {
    super(messageOf(cause));
  }
}

/** The connection is gone or was never there; nothing is known of a statement that was under way. */
export const isLostConnection = (error: unknown): boolean =>
  error instanceof NoConnection ||
  networkCodes.test(codeOf(error)) ||
  serverCodes.test(codeOf(error)) ||
  clientMessages.test(messageOf(error));

/** Cut by an administrator, a crash or the network; 26000: what was prepared on it is not there. */
const cutCodes = /^(57P0[12]|26000|ECONNRESET|EPIPE)$/;

const cutMessages =
  /^(Connection terminated(?!.*timeout)|Client has encountered a connection error|Client was closed)/;

/** This one connection is of no use, and another one may well be: unlike when there is no server. */
export const isCutConnection = (error: unknown): boolean => {
  const cause = error instanceof NoConnection ? error.cause : error;
  return cutCodes.test(codeOf(cause)) || cutMessages.test(messageOf(cause));
};

/** All connections were in use for as long as a request waits for one: the server may be well. */
export const isFullPool = (error: unknown): boolean =>
  error instanceof NoConnection && messageOf(error) === fullPoolMessage;

/** A statement on a replica stood in the way of what came from the primary. */
const isConflict = (error: unknown): boolean => ["40001", "40P01"].includes(codeOf(error));

/**
 * Another server may well answer: this one is gone, does not answer, or has ended the statement for
 * its own sake. Who has waited once for a full pool does not wait again.
 */
export const isForAnotherServer = (error: unknown): boolean =>
  (isLostConnection(error) && !isFullPool(error)) || isConflict(error);

/** A statement was ended for taking too long, or for standing in another's way. */
const isTakenTooLong = (error: unknown): boolean =>
  ["57014", "55P03"].includes(codeOf(error)) || isConflict(error);

/** It may work in a moment: to be answered with 503. */
export const isUnavailable = (error: unknown): boolean =>
  isLostConnection(error) || isTakenTooLong(error);

/** The unique index that a statement ran into. */
export const violatedConstraint = (error: unknown): string | undefined =>
  codeOf(error) === "23505" && error instanceof Error && "constraint" in error
    ? String(error.constraint)
    : undefined;
