import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { UNRELEASED_DIGEST } from "../../src/modules/ecs/unreleased-digest";
import { clientConfig } from "../aws/client-config";
import { callingAws, orNothing } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import type { Release } from "../receipt/receipt";
import { ofType, textOf } from "../state/attributes";
import type { StateEntry } from "../state/document";

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * The digests that run at the moment, by image: what the release pointers hold. Asked of AWS, as the state
 * knows only what was there at the last plan.
 */
export async function releasesIn(
  { stack, access }: StackContext,
  entries: readonly StateEntry[],
): Promise<Record<string, Release>> {
  const ssm = new SSMClient(clientConfig(access, stack.region));
  const pointers = (stack.configuration.output?.release_pointers?.value ?? {}) as Record<
    string,
    string
  >;
  const releases: Record<string, Release> = {};
  for (const [image, parameter] of Object.entries(pointers)) {
    const entry = ofType(entries, "aws_ssm_parameter").find(
      (one) => textOf(one, "name") === parameter,
    );
    if (!entry) continue;
    const answer = await callingAws(`reading what runs of ${image}`, () =>
      orNothing(ssm.send(new GetParameterCommand({ Name: parameter }))),
    );
    const digest = answer?.Parameter?.Value ?? "";
    if (DIGEST.test(digest) && digest !== UNRELEASED_DIGEST)
      releases[image] = { address: entry.address, parameter, digest };
  }
  return releases;
}
