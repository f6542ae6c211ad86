import { dirname, join } from "node:path";
import { accessOf } from "../../scripts/aws/access";
import { givenFor } from "../../scripts/emulator/given";
import { type Emulator, startEmulator } from "../../scripts/emulator/start";
import { readStacks } from "../../scripts/stacks/read-stack";
import type { Stack } from "../../scripts/stacks/stack";
import type { PlanJson } from "../../scripts/terraform/plan-json";
import type { TerraformRun } from "../../scripts/terraform/run";
import { apply, destroy, init, plan, showPlan } from "../../scripts/terraform/steps";
import { createWorkDirectory } from "../../scripts/terraform/work-directory";
import { projectRoot } from "../support/apps";
import { environmentFor, sayWhatTerraformSaid } from "../support/plans";
import type { ReadyTier } from "../support/tier";
import { type Inventory, inventoryOf, newIn, secretValuesOf, taggedIn } from "./account";
import { stateIn } from "./state";

/** An environment of the platform or of an example, and what is made together with it. */
export interface Environment {
  readonly title: string;
  readonly stack: Stack;
  readonly siblings: readonly Stack[];
  /** Whether something in it may never be destroyed. */
  readonly durable: boolean;
}

/** What was seen of an environment in an account of its own, from apply to destroy. */
export interface Life {
  readonly applied: Promise<Applied>;
  readonly plannedAgain: Promise<{ readonly json: PlanJson; readonly text: string }>;
  readonly destroyed: Promise<Destroyed>;
  end(): Promise<void>;
}

interface Applied {
  readonly held: Inventory;
  readonly tagged: readonly string[];
  readonly secrets: readonly string[];
  readonly state: string;
}

interface Destroyed {
  readonly left: Inventory;
  readonly tagged: readonly string[];
  /** What Terraform said where it refused. */
  readonly refused: string | undefined;
}

/** Every environment that is synthesized, those of examples too. */
export function environmentsOf({ stacks }: ReadyTier): Environment[] {
  return stacks.flatMap(({ title, name, folder }) => {
    const siblings = readStacks(dirname(dirname(folder)));
    const stack = siblings.find((one) => one.name === name);
    if (stack?.kind !== "environment") return [];
    return { title, stack, siblings, durable: isDurable(stack) };
  });
}

const isDurable = ({ configuration }: Stack): boolean =>
  Object.values(configuration.resource ?? {})
    .flatMap((named) => Object.values(named))
    .some(({ lifecycle }) => lifecycle?.prevent_destroy === true);

/** Lives it: what comes later waits for what comes before, and fails with it. */
export function live(environment: Environment, temporary: string): Life {
  const begun = begin(environment, temporary);
  const applied = begun.then(applyAndLook);
  const plannedAgain = Promise.all([begun, applied]).then(([{ run }]) => planAgain(run));
  const destroyed = Promise.all([begun, plannedAgain]).then(([life]) => destroyAndLook(life));
  for (const part of [applied, plannedAgain, destroyed]) part.catch(() => {});
  const end = () => begun.then(({ account }) => account.stop());
  return { applied, plannedAgain, destroyed, end };
}

interface Begun {
  readonly account: Emulator;
  readonly stack: Stack;
  readonly run: TerraformRun;
  readonly empty: Inventory;
}

async function begin({ stack, siblings }: Environment, temporary: string): Promise<Begun> {
  const account = await startEmulator({
    root: projectRoot,
    account: stack.accountId,
    region: stack.region,
    given: givenFor(siblings.map(({ configuration }) => configuration)),
  });
  const directory = await createWorkDirectory({
    stack: stack.folder,
    directory: join(temporary, "lived", `${stack.platform}-${stack.name}`),
    localState: true,
  });
  const run = { directory, environment: await environmentFor(account.endpoint) };
  return { account, stack, run, empty: await inventoryOf(account) };
}

async function applyAndLook({ account, stack, run, empty }: Begun): Promise<Applied> {
  await init(run).then(() => apply(run), sayWhatTerraformSaid);
  return {
    held: newIn(await inventoryOf(account), empty),
    tagged: await taggedIn(accessOf(account.environment), stack),
    secrets: await secretValuesOf(account),
    state: await stateIn(run.directory),
  };
}

async function planAgain(run: TerraformRun) {
  const text = await plan(run).catch(sayWhatTerraformSaid);
  return { json: await showPlan(run), text };
}

async function destroyAndLook({ account, stack, run, empty }: Begun): Promise<Destroyed> {
  const refused = await destroy(run).then(() => undefined, whatItSaid);
  return {
    left: newIn(await inventoryOf(account), empty),
    tagged: await taggedIn(accessOf(account.environment), stack),
    refused,
  };
}

function whatItSaid(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  return `${error.message}\n${(error as { hint?: string }).hint ?? ""}`;
}

/** Everything that a run of Terraform wrote where somebody might read it. */
export async function written(life: Life): Promise<string> {
  const [{ state }, { json, text }] = await Promise.all([life.applied, life.plannedAgain]);
  return [state, text, JSON.stringify(json)].join("\n");
}
