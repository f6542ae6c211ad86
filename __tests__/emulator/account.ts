import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import type { Access } from "../../scripts/aws/access";
import { clientConfig } from "../../scripts/aws/client-config";
import { withoutAws } from "../../scripts/emulator/environment";
import { ensureEmulator } from "../../scripts/emulator/install";
import type { Emulator } from "../../scripts/emulator/start";
import type { Stack } from "../../scripts/stacks/stack";
import { projectRoot } from "../support/apps";

const run = promisify(execFile);

/** The names or ids of everything in an account, by the type of resource. */
export type Inventory = Readonly<Record<string, readonly string[]>>;

export async function inventoryOf(account: Emulator): Promise<Inventory> {
  return JSON.parse(await ask(account, "inventory.py")) as Inventory;
}

/** Every secret value in an account, those inside of JSON on their own. */
export async function secretValuesOf(account: Emulator): Promise<string[]> {
  return JSON.parse(await ask(account, "secret_values.py")) as string[];
}

/** The ARNs of everything that AWS finds by the tags of an environment. */
export async function taggedIn(access: Access, stack: Stack): Promise<string[]> {
  const client = new ResourceGroupsTaggingAPIClient(clientConfig(access, stack.region));
  const TagFilters = [
    { Key: "Platform", Values: [stack.platform] },
    { Key: "Environment", Values: [stack.environment] },
  ];
  const found: string[] = [];
  for await (const page of paginateGetResources({ client }, { TagFilters })) {
    found.push(
      ...(page.ResourceTagMappingList ?? []).flatMap(({ ResourceARN }) => ResourceARN ?? []),
    );
  }
  return found.sort();
}

/** What is in one inventory and not in the other. */
export function newIn(after: Inventory, before: Inventory): Inventory {
  const added = Object.entries(after).map(
    ([type, names]) => [type, names.filter((name) => !before[type]?.includes(name))] as const,
  );
  return Object.fromEntries(added.filter(([, names]) => names.length > 0));
}

/** Runs a program of this folder with the emulator's Python, which has an AWS SDK. */
async function ask(account: Emulator, program: string): Promise<string> {
  const { stdout } = await run(
    await ensureEmulator(projectRoot),
    ["-B", join(import.meta.dirname, program)],
    {
      env: {
        ...withoutAws(process.env),
        ...account.environment,
        AWS_DEFAULT_REGION: account.environment.AWS_REGION,
      },
    },
  );
  return stdout;
}
