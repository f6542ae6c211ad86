import { ECSClient } from "@aws-sdk/client-ecs";
import { accessOf } from "../aws/access";
import { requireAccount } from "../aws/account";
import { clientConfig } from "../aws/client-config";
import { patient } from "../aws/patience";
import { writeLines } from "../logs/write-lines";
import { sayPaused } from "../pause/say-paused";
import { appFolder, environmentNamed, openApp } from "../stacks/app";
import { say } from "../terminal/say";
import { styleFor } from "../terminal/style";
import { deployedEnvironment, serviceNamed } from "../workloads/deployed";
import type { MonitorFlags } from "./command";
import { notStable, rolloutFailed } from "./failures";
import type { Happening } from "./happening";
import { type Step, watch } from "./watch";
import { inWords } from "./words";

/** Prints what happens to a service. */
export async function monitor(
  root: string,
  name: string,
  service: string,
  { until, timeout, json }: MonitorFlags,
): Promise<void> {
  const app = await openApp({ root, folder: appFolder(root) });
  const stack = environmentNamed(app, name);
  const access = accessOf();
  await requireAccount(access, stack);
  const deployed = await deployedEnvironment({ app, stack, access });
  const watched = serviceNamed(deployed, name, service);
  await sayPaused({ stack, access, say }, deployed.state);
  const style = styleFor(process.stdout);
  const line = (happening: Happening) =>
    json ? JSON.stringify(forMachines(happening)) : inWords(happening, style);
  let last: Step | undefined;
  for await (const step of watch({
    client: new ECSClient(clientConfig(access, stack.region)),
    patience: patient({ say }),
    watched,
    ...(timeout !== undefined && { minutes: timeout }),
  })) {
    await writeLines(step.happened.map(line));
    if (until && isOver(step, service, name)) return say(`${service} is stable.`);
    last = step;
  }
  if (until && last) throw notStable(service, last.verdict, timeout ?? 0);
}

function isOver({ verdict, look }: Step, service: string, environment: string): boolean {
  if (verdict.state === "failed") throw rolloutFailed(service, verdict.reason, look, environment);
  return verdict.state === "completed";
}

const forMachines = ({ at, ...happening }: Happening) => ({
  time: new Date(at).toISOString(),
  ...happening,
});
