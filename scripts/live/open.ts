import { accessOf } from "../aws/access";
import { callerOf, requireAccount } from "../aws/account";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { type App, environmentNamed } from "../stacks/app";
import type { Stack } from "../stacks/stack";
import { stateCondition } from "../state/condition";
import { say } from "../terminal/say";
import { type DeployedEnvironment, deployedEnvironment } from "../workloads/deployed";

export interface OpenedEnvironment {
  readonly context: StackContext;
  readonly deployed: DeployedEnvironment;
}

export interface Opened {
  readonly opened: readonly OpenedEnvironment[];
  /** Those that are there and not shown, and why. */
  readonly leftOut: readonly string[];
}

/**
 * The environments that were named, or all that are deployed.
 * @throws where one that was named cannot be shown, or there is none at all: before the screen is taken
 */
export async function openEnvironments(app: App, names: readonly string[]): Promise<Opened> {
  if (names.length === 0) return openAll(app);
  const stacks = [...new Set(names)].map((name) => environmentNamed(app, name));
  const opened = stacks.map(async (stack) => {
    const context = contextOf(app, stack);
    await requireAccount(context.access, stack);
    return { context, deployed: await deployedEnvironment(context) };
  });
  return { opened: await Promise.all(opened), leftOut: [] };
}

/** Environments of another account are told of: these credentials cannot look at them. */
async function openAll(app: App): Promise<Opened> {
  const environments = app.stacks.filter(({ kind }) => kind === "environment");
  const [first] = environments;
  if (!first) throw nothingDeployed([]);
  const { accountId } = await callerOf(accessOf(), first.region);
  const own = environments.filter((stack) => stack.accountId === accountId);
  const others = environments.filter((stack) => stack.accountId !== accountId);
  const leftOut = others.map(({ name, accountId: of }) => `${name} (account ${of})`);
  const found = await Promise.all(
    own.map(async (stack) => {
      const context = contextOf(app, stack);
      if ((await stateCondition(context)) !== "present") return [];
      return [{ context, deployed: await deployedEnvironment(context) }];
    }),
  );
  const opened = found.flat();
  if (opened.length === 0) throw nothingDeployed(leftOut);
  return { opened, leftOut };
}

/**
 * A network that swallows packets never answers. With the SDK's three attempts a call is over within a minute, so that
 * nothing piles up while a screen stays open.
 */
const LONGEST_REQUEST = 15_000;

const contextOf = (app: App, stack: Stack): StackContext => ({
  app,
  stack,
  access: { ...accessOf(), requestTimeout: LONGEST_REQUEST },
  answers: {},
  say,
});

function nothingDeployed(leftOut: readonly string[]): CommandError {
  const others = leftOut.length > 0 ? `\nNot looked at: ${leftOut.join(", ")}.` : "";
  return new CommandError("no environment of this account is deployed", {
    hint: `devops-platform deploy <environment> makes one.${others}`,
    exitCode: exitCodes.failed,
  });
}
