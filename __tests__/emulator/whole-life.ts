import { dirname, join } from "node:path";
import { deployEnvironment } from "../../scripts/deploy/deploy";
import { destroyEnvironment } from "../../scripts/destroy/destroy";
import { givenFor } from "../../scripts/emulator/given";
import { type Emulator, startEmulator } from "../../scripts/emulator/start";
import type { StackContext } from "../../scripts/lib/stack-context";
import { openApp, stackNamed } from "../../scripts/stacks/app";
import { readStacks } from "../../scripts/stacks/read-stack";
import type { Stack } from "../../scripts/stacks/stack";
import { readState } from "../../scripts/state/content";
import { projectRoot } from "../support/apps";
import { type ApiCall, type Interference, interfere } from "../support/interference";
import type { Result } from "../support/outcome";
import { sayWhatTerraformSaid } from "../support/plans";
import { accessTo } from "../support/small-platform";
import { makeStateHome } from "../support/state-home";
import type { ReadyTier } from "../support/tier";
import { type Inventory, inventoryOf, newIn, secretValuesOf, taggedIn } from "./account";
import { devopsPlatform } from "./whole-life-command";
import { overheardIn } from "./whole-life-overheard";
import { planFileUnpacked, textsBelow, textsBeside } from "./whole-life-written";

/** An environment of the platform or of an example. */
export interface Environment {
  readonly title: string;
  readonly name: string;
  /** The folder of its app. */
  readonly folder: string;
  /** Whether something in it may never be destroyed. */
  readonly durable: boolean;
}

/** What was seen of an environment in an account of its own, from its deploy to its end. */
export interface Life {
  readonly deployed: Promise<Deployed>;
  /** How `plan --full --out` and `outputs --json` ended, and what the plan asked AWS for. */
  readonly looked: ReturnType<typeof look>;
  readonly ended: Promise<Ended>;
  /** All that was written where somebody might read it, by what wrote it. */
  readonly written: ReturnType<typeof writtenIn>;
  /** Every call that its commands, and Terraform for them, made from its deploy to its end. */
  readonly called: Promise<readonly ApiCall[]>;
  end(): Promise<void>;
}

interface Deployed {
  readonly held: Inventory;
  readonly tagged: readonly string[];
  readonly secrets: readonly string[];
  readonly state: string;
}

interface Ended {
  readonly left: Inventory;
  readonly tagged: readonly string[];
  /** How the command ended that had to refuse. */
  readonly refused: Result | undefined;
}

/** Every environment that is synthesized, those of examples too. */
export function environmentsOf({ stacks }: ReadyTier): Environment[] {
  return stacks.flatMap(({ title, name, app, folder }) => {
    const stack = readStacks(dirname(dirname(folder))).find((one) => one.name === name);
    if (stack?.kind !== "environment") return [];
    return { title, name, folder: join(projectRoot, app), durable: isDurable(stack) };
  });
}

const isDurable = ({ configuration }: Stack): boolean =>
  Object.values(configuration.resource ?? {})
    .flatMap((named) => Object.values(named))
    .some(({ lifecycle }) => lifecycle?.prevent_destroy === true);

/** Lives it: what comes later waits for what comes before, and fails with it. */
export function live(environment: Environment, temporary: string): Life {
  const begun = begin(environment, temporary);
  const deployed = begun.then(deployAndLook);
  const looked = Promise.all([begun, deployed]).then(([life]) => look(life));
  const ended = Promise.all([begun, looked]).then(([life]) => destroyAndLook(life, environment));
  const written = Promise.all([begun, looked, ended]).then(([life, seen, { refused }]) =>
    writtenIn(life, seen.outputs, [seen.planned, refused]),
  );
  const called = Promise.all([begun, ended]).then(([{ between }]) => between.calls);
  for (const part of [deployed, looked, ended, written, called]) part.catch(() => {});
  const end = async () => {
    const { account, between } = await begun;
    await between.stop();
    await account.stop();
  };
  return { deployed, looked, ended, written, called, end };
}

interface Begun {
  readonly account: Emulator;
  /** All but what looks at the account from outside goes through it. */
  readonly between: Interference;
  readonly context: StackContext;
  readonly empty: Inventory;
  /** Where everything of this life is written. */
  readonly folder: string;
  readonly said: string[];
}

async function begin({ name, folder: home }: Environment, temporary: string): Promise<Begun> {
  const app = await openApp({
    root: projectRoot,
    folder: home,
    output: join(temporary, "opened", name),
  });
  const stack = stackNamed(app, name);
  const account = await startEmulator({
    root: projectRoot,
    account: stack.accountId,
    region: stack.region,
    given: givenFor(app.stacks.map(({ configuration }) => configuration)),
  });
  await makeStateHome(account, stack.backend);
  const folder = join(temporary, "lived", `${stack.platform}-${name}`);
  const between = await interfere(account.endpoint);
  const { environment, endpoint } = await accessTo(between.endpoint);
  const said: string[] = [];
  const context = {
    app,
    stack,
    access: { endpoint, environment: { ...environment, ...overheardIn(join(folder, "heard")) } },
    answers: { yes: true, typed: name },
    say: (line: string) => void said.push(line),
  };
  return { account, between, context, folder, said, empty: await inventoryOf(account) };
}

async function deployAndLook({ account, context, empty }: Begun): Promise<Deployed> {
  await deployEnvironment(context, { only: true }).catch(sayWhatTerraformSaid);
  return {
    held: newIn(await inventoryOf(account), empty),
    tagged: await taggedIn({ ...context.access, endpoint: account.endpoint }, context.stack),
    secrets: await secretValuesOf(account),
    state: (await readState(context))?.text ?? "",
  };
}

async function look(life: Begun) {
  const { name } = life.context.stack;
  const { calls } = life.between;
  const before = calls.length;
  const planned = await command(life, "plan", name, "--full", "--exit-code", "--out", plan(life));
  const calledByPlan = calls.slice(before);
  return { planned, calledByPlan, outputs: await command(life, "outputs", name, "--json") };
}

async function destroyAndLook(life: Begun, { durable }: Environment): Promise<Ended> {
  const { account, context, empty } = life;
  const { name } = context.stack;
  const refused = durable
    ? await command(life, "destroy", name, "--yes", "--confirm", name)
    : undefined;
  if (!durable)
    await destroyEnvironment(context, { receiptFile: receipt(life) }).catch(sayWhatTerraformSaid);
  return {
    left: newIn(await inventoryOf(account), empty),
    tagged: await taggedIn({ ...context.access, endpoint: account.endpoint }, context.stack),
    refused,
  };
}

async function writtenIn(life: Begun, outputs: Result, commands: readonly (Result | undefined)[]) {
  const { context, folder, said } = life;
  const printed = commands.flatMap((one) => (one ? [one.stdout, one.stderr] : []));
  return {
    "the bucket of the state": await textsBeside(context),
    "the synthesized folder": await textsBelow(join(context.stack.folder, "..", "..")),
    "what Terraform said": await textsBelow(join(folder, "heard")),
    "what commands said": [...said, ...printed].join("\n"),
    "the plan file": await planFileUnpacked(plan(life)),
    "the outputs": outputs.stdout + outputs.stderr,
    "the receipt": await textsBelow(dirname(receipt(life))),
  };
}

const plan = ({ folder }: Begun) => join(folder, "saved.plan");

const receipt = ({ folder }: Begun) => join(folder, "receipts", "destroyed.json");

const command = ({ context: { app, access }, folder }: Begun, ...words: readonly string[]) =>
  devopsPlatform(
    { app, environment: access.environment, output: join(folder, "cdktf.out") },
    ...words,
  );
