import { requireAccount } from "../aws/account";
import type { StackContext } from "../lib/stack-context";
import { refusePaused } from "../pause/refuse";
import { refuseClosed } from "../pause/refuse-closed";
import { askToGoOn } from "../terminal/ask";
import { requireArchitecture } from "./architecture";
import { refuseOlder } from "./older";
import { isReleased, pointerDigest } from "./pointer";
import type { ReleaseRecord } from "./record";
import { findImage, type Registry, registryOf } from "./registry-image";
import { release } from "./release";
import { latestRevision } from "./revisions";
import { requireScanned, warnOfFindings } from "./scan";
import { short } from "./short";
import { type Subject, subjectOf } from "./subject";
import { type Chosen, chooseImage, commitsIn, type Wish } from "./which";

export interface AppRequest {
  /** @default the only one of the environment */
  readonly image?: string | undefined;
  readonly wish: Wish;
  readonly kind: ReleaseRecord["kind"];
  /** Names of critical findings that somebody looked at. */
  readonly accepted: readonly string[];
  readonly runBefore: boolean;
  /** Whether an image of an earlier commit than what runs is refused. */
  readonly refuseOlder?: boolean | undefined;
  readonly migrationMinutes?: number | undefined;
  readonly rolloutMinutes: number;
  /** Said before the question, such as what a rollback does not undo. */
  readonly warning?: string | undefined;
}

/** What a release did. */
export interface Released {
  readonly environment: string;
  readonly image: string;
  readonly digest: string;
  readonly previous: string | undefined;
  readonly commit: string | undefined;
}

/** Checks an image, asks, and releases it to an environment. */
export async function deployApp(context: StackContext, request: AppRequest): Promise<Released> {
  const { stack, app, answers, say } = context;
  await requireAccount(context.access, stack);
  const subject = await subjectOf(context, request.image);
  await refusePaused(context, subject.deployed.state, "nothing is released to it");
  await refuseClosed(context, subject.deployed, "nothing is released to it");
  const registry = registryOf(subject);
  const chosen = await chooseImage(registry, request.wish, app.folder);
  await requireArchitecture(registry, chosen.digest, await architectureOf(subject));
  const scan = request.kind === "rollback" ? warnOfFindings : requireScanned;
  await scan(registry, chosen.digest, { accepted: request.accepted, say });
  const before = await pointerDigest(context, subject.pointer);
  const previous = isReleased(before) ? before : undefined;
  if (request.refuseOlder && previous !== undefined && previous !== chosen.digest)
    await requireNewer(subject, registry, { chosen, previous });
  say(words(subject, chosen, previous));
  if (request.warning !== undefined) say(request.warning);
  await askToGoOn(`Release it in the account ${stack.accountId}?`, answers);
  const { image } = subject;
  const { digest, commit } = chosen;
  await release(context, { ...request, image, digest, commit, previous: before });
  return { environment: stack.name, image, digest, previous, commit };
}

async function requireNewer(
  { image, context }: Subject,
  registry: Registry,
  { chosen, previous }: { readonly chosen: Chosen; readonly previous: string },
): Promise<void> {
  const running = await findImage(registry, { imageDigest: previous });
  await refuseOlder(context.app.folder, {
    ...{ image, environment: context.stack.name },
    chosen: commitsIn(chosen.tags),
    running: commitsIn(running?.imageTags ?? []),
  });
}

/** What Fargate is asked for by those that run the image: configuration gives all of them the same. */
async function architectureOf({ workloads, ecs }: Subject): Promise<string> {
  const [first] = workloads;
  const revision = first && (await latestRevision(ecs, first.family));
  return revision?.definition.runtimePlatform?.cpuArchitecture ?? "X86_64";
}

function words(
  { image, workloads, context }: Subject,
  { digest, commit }: Chosen,
  previous: string | undefined,
): string {
  const named = commit === undefined ? short(digest) : `${short(digest)} (commit ${commit})`;
  const before =
    previous === undefined
      ? "nothing was ever released"
      : previous === digest
        ? "it runs already"
        : `${short(previous)} runs now`;
  const users = workloads.map(({ name, kind }) => `${kind} ${name}`).join(", ");
  return `${image} ${named} to ${context.stack.name}: ${before}.\nRun by: ${users}.`;
}
