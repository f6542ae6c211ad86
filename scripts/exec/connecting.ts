import { setTimeout as wait } from "node:timers/promises";
import { awsErrorName, callingAws } from "../aws/errors";

/** An agent that has just started is known to ECS before Session Manager knows it. */
const TRIES = 10;
const PAUSE = 2000;

/** Opens a session, and tries again while its target is not connected yet. */
export const connecting = <T>(doing: string, open: () => Promise<T>): Promise<T> =>
  callingAws(doing, async () => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await open();
      } catch (error) {
        if (!isNotConnected(error) || tries === TRIES) throw error;
        await wait(PAUSE);
      }
    }
  });

/** ECS says so for its sessions, Systems Manager for its own. */
const isNotConnected = (error: unknown): boolean =>
  ["TargetNotConnectedException", "TargetNotConnected"].includes(awsErrorName(error) ?? "");
