import type { PauseValue } from "../../src/modules/pause/pause-value";
import { gatedAddresses } from "../pause/gated";
import { pauseOf, pausePointerIn } from "../pause/pointer";
import { pauseInWords } from "../pause/words";
import type { Stack } from "../stacks/stack";
import { entriesOf, type StateDocument } from "../state/document";
import type { Looking } from "./looking";
import { type Reading, readOf } from "./reading";
import type { Status } from "./status";

/** Whether an environment is paused. */
export interface PauseStatus {
  readonly state: PauseValue["state"];
  /** ISO 8601; undefined, as `by`, for one that runs. */
  readonly since: string | undefined;
  /** ARN of who paused it. */
  readonly by: string | undefined;
  /** NAT gateways and interface endpoints that the last apply left, by address. */
  readonly network: readonly string[];
}

/** What the pause pointer says, and what of the network there is to be paid for. */
export function pauseStatusOf(
  { access, reader }: Looking,
  stack: Stack,
  state: StateDocument,
): Promise<Reading<PauseStatus>> {
  const look = async (): Promise<PauseStatus> => {
    const value = await pauseOf({ stack, access }, state);
    const gated = gatedAddresses(stack.configuration, pausePointerIn(state) ?? "");
    const network = entriesOf(state)
      .map(({ address }) => address)
      .filter((address) => /^aws_(nat_gateway|vpc_endpoint)\./.test(address))
      .filter((address) => gated.includes(address.replace(/\[\d+\]$/, "")));
    return { state: value.state, since: value.since, by: value.by, network };
  };
  // Without a pointer AWS is asked nothing, and so has answered nothing.
  return pausePointerIn(state) === undefined ? look() : reader.read("ssm:GetParameter", look);
}

/** Whether nothing is meant to run, paused or outside of office hours: what is down then is as it should be. */
export const isMeantDown = ({
  pause,
  officeHours,
}: Pick<Status, "pause" | "officeHours">): boolean =>
  readOf(pause)?.state === "paused" || officeHours?.open === false;

/** What to know of a pause: since when, and what of it is not done. */
export function pauseRemarks(
  status: Status,
): { readonly problem: boolean; readonly says: string }[] {
  const pause = readOf(status.pause);
  const words = pause && pauseInWords(status.environment, pause);
  if (!pause || words === undefined) return [];
  const resume = `devops-platform resume ${status.environment}`;
  if (pause.state === "resuming") return [{ problem: true, says: `${words}: ${resume} goes on` }];
  const up = whatIsUp(status, pause);
  return [
    { problem: false, says: `${words}: ${resume}` },
    ...(up.length > 0
      ? [
          {
            problem: true,
            says: `half paused, still there: ${up.join(", ")}; devops-platform pause ${status.environment} goes on`,
          },
        ]
      : []),
  ];
}

/** What costs by the hour and should be down. AWS stops no database with or as a replica. */
function whatIsUp(status: Status, { network }: PauseStatus): string[] {
  const services = (readOf(status.services) ?? []).filter(({ running = 0 }) => running > 0);
  const replicated = status.databases.some(({ replica }) => replica);
  const databases = replicated
    ? []
    : status.databases.filter(({ instance }) => readOf(instance)?.state === "available");
  return [
    ...services.map(({ name, running }) => `tasks of ${name} (${running})`),
    ...databases.map(({ name }) => `database ${name}`),
    ...network,
  ];
}
