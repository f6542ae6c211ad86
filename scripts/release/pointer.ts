import { GetParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { UNRELEASED_DIGEST } from "../../src/modules/ecs/unreleased-digest";
import { clientConfig } from "../aws/client-config";
import { callingAws, orNothing } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StatePlace } from "../state/place";

/** Whether a pointer holds the digest of an image, rather than that nothing was released yet. */
export const isReleased = (digest: string): boolean => digest !== UNRELEASED_DIGEST;

/** The digest that an environment's pointer holds. */
export async function pointerDigest(place: StatePlace, parameter: string): Promise<string> {
  const answer = await callingAws(`reading the release pointer ${parameter}`, () =>
    orNothing(ssmOf(place).send(new GetParameterCommand({ Name: parameter }))),
  );
  const digest = answer?.Parameter?.Value;
  if (digest !== undefined) return digest;
  throw new CommandError(`${place.stack.name} has no release pointer ${parameter}`, {
    hint: `It is part of the environment: devops-platform deploy ${place.stack.name} makes it.`,
    exitCode: exitCodes.aws,
  });
}

/** Moves a pointer; from now on a plan wants this digest. */
export async function movePointer(
  place: StatePlace,
  parameter: string,
  digest: string,
): Promise<void> {
  await callingAws(`moving the release pointer ${parameter}`, () =>
    ssmOf(place).send(new PutParameterCommand({ Name: parameter, Value: digest, Overwrite: true })),
  );
}

const ssmOf = ({ stack, access }: StatePlace) => new SSMClient(clientConfig(access, stack.region));
