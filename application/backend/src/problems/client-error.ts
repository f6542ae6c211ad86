import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyBaseLogger } from "fastify";
import type { Metrics } from "../metrics/metrics";
import { securityHeaders } from "../security/headers";
import { ProblemError, problemBody, problemType } from "./problem";

const refusals: Readonly<Record<string, readonly [status: number, code: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, "too-slow"],
  HPE_HEADER_OVERFLOW: [431, "headers-too-large"],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, "body-too-large"],
};

interface Told {
  readonly logger: FastifyBaseLogger;
  readonly metrics: Metrics;
}

/**
 * Answers what is no HTTP, or not in time: it is no request yet, so it gets to no hook, and what those
 * do is done here. The connection ends.
 */
export function refuseConnections({ logger, metrics }: Told) {
  return (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const [status, code] = refusals[error.code ?? ""] ?? [400, "malformed-request"];
    const reqId = randomUUID();
    socket.end(written(new ProblemError(status, code), reqId));
    metrics.refusedConnections.inc({ status });
    logger.info({ reqId, status, code, cause: error.code }, "refused");
  };
}

function written(problem: ProblemError, requestId: string): string {
  const body = JSON.stringify(problemBody(problem, requestId));
  const headers = {
    ...securityHeaders,
    connection: "close",
    "content-type": problemType,
    "content-length": Buffer.byteLength(body),
    "x-request-id": requestId,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join("")}\r\n${body}`;
}
