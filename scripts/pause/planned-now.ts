import { GetParametersCommand, SSMClient } from "@aws-sdk/client-ssm";
import { formatPauseValue, type PauseValue } from "../../src/modules/pause/pause-value";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import { pointersOf } from "../plan/pointers";
import { batchesOf } from "../status/reading";
import { type Planned, plannedWith } from "./planned";
import type { PauseSubject } from "./subject";

/** Source: SSM's API Reference, GetParameters. */
const NAMES_A_CALL = 10;

/** What the next plan has of ranges and schedules, once the pause pointer says `value`. */
export async function plannedNow(
  { context: { stack, access }, pointer }: PauseSubject,
  value: PauseValue,
): Promise<Planned> {
  const client = new SSMClient(clientConfig(access, stack.region));
  const values: Record<string, string> = {};
  for (const Names of batchesOf(pointersOf(stack), NAMES_A_CALL)) {
    const { Parameters = [] } = await callingAws(
      `reading what ${stack.name} runs (ssm:GetParameters)`,
      () => client.send(new GetParametersCommand({ Names })),
    );
    for (const { Name = "", Value = "" } of Parameters) values[Name] = Value;
  }
  return plannedWith(stack.configuration, { ...values, [pointer]: formatPauseValue(value) });
}
