import { requireAccount } from "../aws/account";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { deployedEnvironment } from "../workloads/deployed";
import { commitsBetween } from "./compare";
import { type AppRequest, deployApp, type Released } from "./deploy-app";
import { recordsOf } from "./history";
import { isReleased, pointerDigest } from "./pointer";
import { short } from "./short";
import { imageNamed, pointersIn } from "./subject";

/**
 * Releases to one environment what runs in another: the very same digests, image by image.
 * @returns what was released; an image that runs there already is left alone
 */
export async function promote(
  from: StackContext,
  to: StackContext,
  request: Pick<AppRequest, "accepted" | "rolloutMinutes"> & {
    readonly image?: string | undefined;
  },
): Promise<Released[]> {
  await requireAccount(from.access, from.stack);
  await requireAccount(to.access, to.stack);
  const released: Released[] = [];
  for (const { image, digest, current } of await differences(from, to, request.image)) {
    const warning = await whatComes(to, image, { before: current, after: digest, from });
    released.push(
      await deployApp(to, {
        ...request,
        image,
        wish: { digest },
        kind: "promotion",
        runBefore: true,
        ...(warning !== undefined && { warning }),
      }),
    );
  }
  return released;
}

interface Difference {
  readonly image: string;
  readonly digest: string;
  /** What runs in the target; undefined before its first release. */
  readonly current: string | undefined;
}

async function differences(
  from: StackContext,
  to: StackContext,
  only: string | undefined,
): Promise<Difference[]> {
  const deployed = await deployedEnvironment(to);
  if (only !== undefined) imageNamed(deployed, to.stack.name, only);
  const wanted = pointersIn(deployed);
  const found: Difference[] = [];
  for (const [image, pointer] of Object.entries(wanted)) {
    if (only !== undefined && image !== only) continue;
    const digest = await digestIn(from, image);
    const current = await pointerDigest(to, pointer);
    if (digest === current) to.say(`${image}: ${short(digest)} runs in both.`);
    else found.push({ image, digest, current: isReleased(current) ? current : undefined });
  }
  return found;
}

async function digestIn(from: StackContext, image: string): Promise<string> {
  const pointer = pointersIn(await deployedEnvironment(from))[image];
  const digest = pointer === undefined ? undefined : await pointerDigest(from, pointer);
  if (digest !== undefined && isReleased(digest)) return digest;
  throw new CommandError(`${from.stack.name} runs no ${image}, so there is nothing to promote`, {
    hint: `devops-platform deploy-app ${from.stack.name} --image ${image} releases it there first.`,
    exitCode: exitCodes.failed,
  });
}

/** The commits that come with it, where the history knows both and this clone too. */
async function whatComes(
  to: StackContext,
  image: string,
  { before, after, from }: { before: string | undefined; after: string; from: StackContext },
): Promise<string | undefined> {
  const commitOf = async (context: StackContext, digest: string | undefined) =>
    (await recordsOf(context, { image })).find((one) => one.digest === digest)?.commit;
  const [old, fresh] = [await commitOf(to, before), await commitOf(from, after)];
  if (old === undefined || fresh === undefined) return undefined;
  const commits = await commitsBetween(to.app.folder, { before: old, after: fresh });
  if (commits === undefined) return `Commits ${old} to ${fresh}, which this clone does not have.`;
  if (commits.length === 0) return `No commit comes with it: ${fresh} is not after ${old}.`;
  return [`Commits that come with it:`, ...commits.map((line) => `  ${line}`)].join("\n");
}
