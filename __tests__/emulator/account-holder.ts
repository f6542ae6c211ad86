import { setTimeout as wait } from "node:timers/promises";
import { startEmulator } from "../../scripts/emulator/start";

/** Starts an emulator, names its endpoint and waits to be killed. */
export async function main({ root }: { root: string }): Promise<number> {
  const { endpoint } = await startEmulator({ root, account: "111111111111" });
  process.stdout.write(`${endpoint}\n`);
  await wait(600_000);
  return 0;
}
