import { GetParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import {
  formatPauseValue,
  type PauseValue,
  PauseValueError,
  parsePauseValue,
} from "../../src/modules/pause/pause-value";
import { clientConfig } from "../aws/client-config";
import { callingAws, orNothing } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { requireState } from "../state/condition";
import type { StateDocument } from "../state/document";
import type { StatePlace } from "../state/place";
import { outputOf } from "../workloads/read";

/** Where the pause pointer of an environment is; undefined for one that was last deployed without it. */
export const pausePointerIn = (state: StateDocument): string | undefined =>
  outputOf<string>(state, "pause_pointer");

/** What a pause pointer says; undefined where there is no such parameter. */
export async function readPause(
  place: Pick<StatePlace, "stack" | "access">,
  pointer: string,
): Promise<PauseValue | undefined> {
  const answer = await callingAws(`reading the pause pointer ${pointer} (ssm:GetParameter)`, () =>
    orNothing(ssmOf(place).send(new GetParameterCommand({ Name: pointer }))),
  );
  const text = answer?.Parameter?.Value;
  return text === undefined ? undefined : parsed(text, pointer);
}

/** What the pause pointer of a deployed environment says; one without is running. */
export async function pauseOf(
  place: Pick<StatePlace, "stack" | "access">,
  state: StateDocument,
): Promise<PauseValue> {
  const pointer = pausePointerIn(state);
  const value = pointer === undefined ? undefined : await readPause(place, pointer);
  return value ?? { state: "running" };
}

/** Whether an environment is paused, deployed or not. */
export async function isPausedNow(place: StatePlace): Promise<boolean> {
  const state = await requireState(place);
  return state !== undefined && (await pauseOf(place, state.document)).state === "paused";
}

/** Says it; the next plan is made by it. */
export async function writePause(
  place: Pick<StatePlace, "stack" | "access">,
  pointer: string,
  value: PauseValue,
): Promise<void> {
  const Value = formatted(value, pointer);
  await callingAws(`writing the pause pointer ${pointer} (ssm:PutParameter)`, () =>
    ssmOf(place).send(new PutParameterCommand({ Name: pointer, Value, Overwrite: true })),
  );
}

/** For what goes on later: whether it is still the same pause, at the same point. */
export const isSamePause = (one: PauseValue | undefined, other: PauseValue): boolean =>
  one?.state === other.state && one.since === other.since;

function parsed(text: string, pointer: string): PauseValue {
  try {
    return parsePauseValue(text);
  } catch (error) {
    throw unusable(
      error,
      `Somebody else wrote to the parameter ${pointer}. Where the environment runs, put \`running\` into it; \`aws ssm get-parameter-history\` shows what it held.`,
    );
  }
}

function formatted(value: PauseValue, pointer: string): string {
  try {
    return formatPauseValue(value);
  } catch (error) {
    throw unusable(error, `Nothing was written to ${pointer}.`);
  }
}

function unusable(error: unknown, hint: string): unknown {
  if (!(error instanceof PauseValueError)) return error;
  return new CommandError(error.message, { hint, exitCode: exitCodes.failed });
}

const ssmOf = ({ stack, access }: Pick<StatePlace, "stack" | "access">) =>
  new SSMClient(clientConfig(access, stack.region));
