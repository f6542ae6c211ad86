import { writeOutputs } from "../affected/github-output";
import { accessOf } from "../aws/access";
import { requireAccount } from "../aws/account";
import type { StackContext } from "../lib/stack-context";
import { appFolder, environmentNamed, openApp } from "../stacks/app";
import { say } from "../terminal/say";
import type { DeployAppFlags, ReleaseFlags, ReleasesFlags, RollbackFlags } from "./command";
import { deployApp, type Released } from "./deploy-app";
import { earlierRelease, rollbackInWords, rollbackWarning } from "./earlier";
import { finishReleases } from "./finish";
import { recordsOf } from "./history";
import { whyNoRelease } from "./if-running";
import { promote } from "./promote";
import { isOpen } from "./record";
import { historyInWords } from "./words";

/** Releases an image as the command line says. */
export async function runDeployApp(
  root: string,
  name: string,
  flags: DeployAppFlags,
): Promise<void> {
  const open = await contexts(root, flags);
  const released = await releasedAsAsked(open, name, flags);
  if (flags.githubOutput)
    writeOutputs(`released=${released.length > 0}\n`, process.env.GITHUB_OUTPUT);
  print(released, flags);
}

async function releasedAsAsked(
  open: (name: string) => StackContext,
  name: string,
  flags: DeployAppFlags,
): Promise<readonly Released[]> {
  const context = open(name);
  await requireAccount(context.access, context.stack);
  const why = flags.ifRunning ? await whyNoRelease(context) : undefined;
  if (why !== undefined) {
    say(why);
    return [];
  }
  if (flags.from !== undefined) return promote(open(flags.from), context, asked(flags));
  const { digest, tag, asOf, before: runBefore, allowOlder = false } = flags;
  const request = {
    ...asked(flags),
    wish: { digest, tag, asOf },
    kind: "release" as const,
    runBefore,
    refuseOlder: !allowOlder,
  };
  return [await deployApp(context, request)];
}

/** Releases an earlier image again. */
export async function runRollback(root: string, name: string, flags: RollbackFlags): Promise<void> {
  const context = (await contexts(root, flags))(name);
  await requireAccount(context.access, context.stack);
  const earlier = await earlierRelease(context, flags);
  context.say(rollbackInWords(earlier));
  const warning = rollbackWarning(earlier);
  const request = {
    ...asked(flags),
    image: earlier.image,
    wish: { digest: earlier.record.digest },
    kind: "rollback" as const,
    // The tables are those of the newer code; migrations go forward only.
    runBefore: false,
    warning,
  };
  print([await deployApp(context, request)], flags);
}

/** Releases to one environment what runs in another. */
export async function runPromote(
  root: string,
  { from, to }: { readonly from: string; readonly to: string },
  flags: ReleaseFlags,
): Promise<void> {
  const open = await contexts(root, flags);
  print(await promote(open(from), open(to), asked(flags)), flags);
}

/** Shows the history of releases, or finishes what is open in it. */
export async function runReleases(root: string, name: string, flags: ReleasesFlags): Promise<void> {
  const context = (await contexts(root, { yes: true }))(name);
  await requireAccount(context.access, context.stack);
  if (flags.finish) {
    const finished = await finishReleases(context, flags.rolloutMinutes);
    if (finished === 0) say(`No release to ${name} is open.`);
    return;
  }
  const { image, limit, json } = flags;
  const records = await recordsOf(context, { limit, ...(image !== undefined && { image }) });
  if (json) process.stdout.write(`${JSON.stringify(records, undefined, 2)}\n`);
  else if (records.length > 0) process.stdout.write(`${historyInWords(records)}\n`);
  else say(`Nothing was released to ${name} yet: devops-platform deploy-app ${name}`);
  if (records.some(isOpen))
    say(
      `One did not end. Where nobody is at work on it: devops-platform releases ${name} --finish`,
    );
}

async function contexts(
  root: string,
  { yes = false }: Pick<ReleaseFlags, "yes">,
): Promise<(name: string) => StackContext> {
  const app = await openApp({ root, folder: appFolder(root) });
  const access = accessOf();
  return (name) => ({ app, stack: environmentNamed(app, name), access, answers: { yes }, say });
}

const asked = ({ image, accept, migrationMinutes, rolloutMinutes }: ReleaseFlags) => ({
  image,
  accepted: accept,
  migrationMinutes,
  rolloutMinutes,
});

function print(released: readonly Released[], { json }: Pick<ReleaseFlags, "json">): void {
  if (json) process.stdout.write(`${JSON.stringify(released, undefined, 2)}\n`);
}
