import { readdirSync } from "node:fs";
import { join } from "node:path";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { clientConfig } from "../../scripts/aws/client-config";
import { deployEnvironment } from "../../scripts/deploy/deploy";
import type { Emulator } from "../../scripts/emulator/start";
import { readReceipt } from "../../scripts/receipt/read";
import type { Receipt } from "../../scripts/receipt/receipt";
import { preparedAccount } from "./accounts";
import { runCommand } from "./command-line";
import type { Project } from "./project";
import { accessTo, contextOf } from "./small-platform";
import { makeStateHome } from "./state-home";

export const DIGEST = `sha256:${"a".repeat(64)}`;
export const POINTER = "/acme/dev/release/backend";

/** An account that can keep a state and has nothing else. */
export const accountWithStateHome = (): Promise<Emulator> =>
  preparedAccount("state-home", makeStateHome);

/** What a client of the AWS SDK takes to talk to an emulator. */
export const configFor = async ({ endpoint }: Pick<Emulator, "endpoint">) =>
  clientConfig(await accessTo(endpoint), "eu-west-1");

/** Deploys dev alone; nobody waits for tasks, which no emulator starts. */
export async function deployed(
  project: Project,
  account: Pick<Emulator, "endpoint">,
  receipt?: Receipt,
): Promise<string[]> {
  const said: string[] = [];
  const context = {
    ...(await contextOf(project, account, "dev")),
    say: (line: string) => void said.push(line),
  };
  const options = { only: true, rolloutMinutes: 0, ...(receipt && { receipt }) };
  await deployEnvironment(context, options);
  return said;
}

/** What a release does to the pointer. */
export async function release(account: Emulator): Promise<void> {
  const ssm = new SSMClient(await configFor(account));
  await ssm.send(new PutParameterCommand({ Name: POINTER, Value: DIGEST, Overwrite: true }));
}

/** The newest receipt that was written on a machine. */
export function lastReceipt({ root }: Project, stack = "dev"): Receipt {
  const folder = join(root, "receipts");
  const names = readdirSync(folder).filter((name) => name.startsWith(`acme-${stack}-`));
  return readReceipt(join(folder, names.sort().at(-1) ?? ""));
}

/** The number of resources of a receipt's module counts. */
export const total = (counts: Receipt["found"]): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

export const destroy = (
  project: Project,
  account: Pick<Emulator, "endpoint">,
  ...options: string[]
) => runCommand(project, account, "destroy", "dev", ...options);

/** Whether a plan of dev has nothing to change. */
export async function isSettled(project: Project, account: Emulator): Promise<boolean> {
  return (await runCommand(project, account, "plan", "dev", "--exit-code")).code === 0;
}
