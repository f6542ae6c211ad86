import { createHash } from "node:crypto";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Registry } from "./registry";

const TIMEOUT_MILLISECONDS = 30_000;

/** The manifests of images and of indexes: without them a registry may translate. */
const accept = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
].join(", ");

/**
 * The digest that a tag has in a registry; undefined where it has none. Asked of the registry itself
 * (OCI Distribution Specification, "Pulling manifests"), so that it is the same for every registry.
 */
export async function pushedDigest(
  registry: Registry,
  repository: string,
  tag: string,
): Promise<string | undefined> {
  const answer = await ask(registry, `/v2/${repository}/manifests/${tag}`);
  if (answer.status === 404) return undefined;
  if (answer.status === 401 || answer.status === 403) throw refused(registry, answer.status);
  const body = Buffer.from(await answer.arrayBuffer());
  if (answer.ok) return `sha256:${createHash("sha256").update(body).digest("hex")}`;
  throw new CommandError(`${registry.url.host} answered ${answer.status} when asked for ${tag}`, {
    hint: body.toString().slice(0, 500),
  });
}

async function ask({ url, login }: Registry, path: string): Promise<Response> {
  const authorization = login === undefined ? {} : { authorization: `Basic ${login}` };
  try {
    return await fetch(new URL(path, url), {
      headers: { accept, ...authorization },
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
  } catch (error) {
    throw new CommandError(`the registry ${url.origin} could not be reached`, {
      hint: "Look at the network, and whether the registry speaks HTTPS or plain HTTP.",
      exitCode: exitCodes.aws,
      cause: error instanceof Error ? (error.cause ?? error) : error,
    });
  }
}

const refused = ({ url, login }: Registry, status: number) =>
  new CommandError(`the registry ${url.host} refused the login (${status})`, {
    hint:
      login === undefined
        ? "--registry is for one that takes images without a login."
        : "These credentials may not pull from it: they need ecr:BatchGetImage on the repository, and what pushes needs.",
    exitCode: exitCodes.aws,
  });
