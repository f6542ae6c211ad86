import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { outcomeOf } from "../outcome";
import { CommandFiles } from "./command-files";
import { asText, type Contexts, filled } from "./expressions";
import { type CompositeAction, readYaml, type Step } from "./workflow";
import type { Inputs, Running, StepRun } from "./world";

/** What a step did and hands on. */
export interface Done extends Omit<StepRun, "name"> {
  readonly outputs: Inputs;
}

const nothing = { stdout: "", stderr: "", summary: "" };

/** Runs a step whose turn it is. */
export async function runStep(step: Step, running: Running, contexts: Contexts): Promise<Done> {
  const env = texts(filled(step.env ?? {}, contexts));
  if (step.run !== undefined) return runLine(step.run, running, env);
  const uses = step.uses ?? "";
  const inputs = texts(filled(step.with ?? {}, contexts));
  if (uses.startsWith("./")) return runComposite(uses, running, contexts);
  return useAction(uses.replace(/@.*$/, ""), inputs, running);
}

/** @throws for an action that nothing stands in for, so that nobody forgets to try it */
async function useAction(name: string, inputs: Inputs, running: Running): Promise<Done> {
  const standIn = running.world.actions[name];
  if (standIn === undefined) throw new Error(`nothing stands in for the action ${name}`);
  return orFailed(() => standIn(inputs, running));
}

async function orFailed(standIn: () => Promise<Inputs> | Inputs): Promise<Done> {
  try {
    return { ...nothing, result: "success", outputs: await standIn() };
  } catch (error) {
    return { ...nothing, result: "failure", outputs: {}, stderr: String(error) };
  }
}

/** An action of this repository, whose steps run as the job's own. */
async function runComposite(uses: string, running: Running, contexts: Contexts): Promise<Done> {
  const file = join(running.workspace, uses, "action.yml");
  for (const step of readYaml<CompositeAction>(file).runs.steps) {
    const done = await runStep(step, running, contexts);
    if (done.result !== "success") return done;
  }
  return { ...nothing, result: "success", outputs: {} };
}

async function runLine(line: string, running: Running, env: Inputs): Promise<Done> {
  const { world, workspace, variables } = running;
  const standIn = world.lines[line];
  if (standIn !== undefined) {
    return orFailed(async () => {
      await standIn(running);
      return {};
    });
  }
  const files = new CommandFiles(mkdtempSync(join(world.temporary, "step-")));
  const child = spawn("bash", ["-e", "-c", line], {
    cwd: workspace,
    env: { ...world.environment, ...variables, ...files.variables, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { code, stdout, stderr } = await outcomeOf(child);
  Object.assign(variables, files.environment());
  const result = code === 0 ? "success" : "failure";
  const summary = files.summary();
  return { result, code, stdout, stderr, summary, outputs: files.outputs() };
}

const texts = (values: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(values as object).map(([name, one]) => [name, asText(one)]));
