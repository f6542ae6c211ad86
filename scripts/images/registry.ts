import {
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
} from "@aws-sdk/client-ecr";
import type { Access } from "../aws/access";
import { requireAccount } from "../aws/account";
import { clientConfig } from "../aws/client-config";
import { callingAws, isNotFound } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Stack } from "../stacks/stack";
import type { PlatformImage } from "./images-of";

/** Where images are pushed to. */
export interface Registry {
  /** Such as `https://111111111111.dkr.ecr.eu-west-1.amazonaws.com`. */
  readonly url: URL;
  /** `user:password` in base64, as builders and HTTP's Basic scheme take it; undefined without a login. */
  readonly login: string | undefined;
}

/** The platform's own registry in ECR, with a login that AWS gives for twelve hours. */
export async function platformRegistry(
  access: Access,
  stack: Stack,
  images: readonly PlatformImage[],
): Promise<Registry> {
  await requireAccount(access, stack);
  const ecr = new ECRClient(clientConfig(access, stack.region));
  await requireRepositories(ecr, images);
  const answer = await callingAws("asking for a login to the registry", () =>
    ecr.send(new GetAuthorizationTokenCommand({})),
  );
  const { proxyEndpoint, authorizationToken } = answer.authorizationData?.[0] ?? {};
  if (proxyEndpoint && authorizationToken)
    return { url: new URL(proxyEndpoint), login: authorizationToken };
  throw new CommandError("AWS gave no login to the registry", { exitCode: exitCodes.aws });
}

/** Another registry than the platform's. AWS is not asked. */
export function registryAt(address: string): Registry {
  const text = /^https?:\/\//.test(address) ? address : `https://${address}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && url.pathname === "/" && !url.username && !url.search) return { url, login: undefined };
  throw new CommandError(`"${address}" is not the address of a registry`, {
    hint: "Write its host, with http:// where it has no TLS: http://127.0.0.1:5000.",
    exitCode: exitCodes.usage,
  });
}

/** Before anything is built, which takes minutes. */
async function requireRepositories(ecr: ECRClient, images: readonly PlatformImage[]) {
  const repositoryNames = images.map(repositoryOf);
  try {
    await ecr.send(new DescribeRepositoriesCommand({ repositoryNames }));
  } catch (error) {
    if (!isNotFound(error))
      await callingAws("looking for the registry", () => Promise.reject(error));
    throw new CommandError(
      `the registry is not deployed, or not all of it: ${error instanceof Error ? error.message : error}`,
      { hint: "devops-platform deploy shared makes it." },
    );
  }
}

/** `acme/backend`: an image's repository, without its registry. */
export const repositoryOf = ({ repositoryUrl }: PlatformImage): string =>
  repositoryUrl.slice(repositoryUrl.indexOf("/") + 1);
