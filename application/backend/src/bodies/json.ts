import type { FastifyRequest } from "fastify";
import plugin from "fastify-plugin";
import { ProblemError } from "../problems/problem";

/** One that is not UTF-8 is an error: by default a decoder puts U+FFFD in its place, and that is stored. */
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Bodies are JSON in UTF-8 (RFC 8259, 8.1), not packed, and nothing else. */
export const jsonBodies = plugin(async (app) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, read);
});

async function read(request: FastifyRequest, bytes: Buffer): Promise<unknown> {
  refusePacked(request);
  refuseOtherCharsets(request);
  if (bytes.length > 0) return parse(bytes);
  if (request.routeOptions.schema?.body === undefined) return undefined;
  throw new ProblemError(400, "body-missing", "The body is empty and must be JSON.");
}

/** A key such as `__proto__` is one like any other here, and one that no schema has. */
function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (error) {
    const detail =
      error instanceof SyntaxError ? "The body is not valid JSON." : "The body is not UTF-8.";
    throw new ProblemError(400, "body-malformed", detail);
  }
}

/** Unpacking would let a small body become a large one. */
function refusePacked({ headers }: FastifyRequest): void {
  const encoding = headers["content-encoding"] ?? "identity";
  if (/^\s*identity\s*$/i.test(encoding)) return;
  throw new ProblemError(415, "content-encoding", "The body must not be compressed.", {
    headers: { "accept-encoding": "identity" },
  });
}

function refuseOtherCharsets({ headers }: FastifyRequest): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers["content-type"] ?? "")?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return;
  throw new ProblemError(415, "charset", "The body must be in UTF-8.");
}
