import { callerOf } from "../aws/account";
import type { StackContext } from "../lib/stack-context";
import { accountCheck } from "./checks/account";
import { boundaryCheck } from "./checks/boundary";
import { credentialsCheck } from "./checks/credentials";
import { emulatorCheck } from "./checks/emulator";
import { lockCheck } from "./checks/lock";
import { lockTableCheck } from "./checks/lock-table";
import { nodeCheck } from "./checks/node";
import { providerCheck } from "./checks/provider";
import { pythonCheck } from "./checks/python";
import { QUOTA_KINDS } from "./checks/quota-kinds";
import { configuredOf, quotaCheck } from "./checks/quotas";
import { serviceLinkedRolesCheck } from "./checks/service-linked-roles";
import { stateCheck } from "./checks/state";
import { terraformCheck } from "./checks/terraform";
import { versioningCheck } from "./checks/versioning";
import { type Check, notChecked } from "./finding";

/** What every command needs of a machine. */
export const toolChecks = (root: string, environment: NodeJS.ProcessEnv): Check[] => [
  nodeCheck(root),
  terraformCheck,
  providerCheck(root, environment),
  pythonCheck,
  emulatorCheck(root),
];

/** What a stack needs of its account. */
export function stackChecks(context: StackContext): Check[] {
  const { stack, access } = context;
  const caller = callerOf(access, stack.region);
  caller.catch(() => {});
  const known = () => caller;
  const inAccount = [
    stateCheck(context),
    versioningCheck(context),
    lockTableCheck(context),
    lockCheck(context),
    serviceLinkedRolesCheck(context),
    boundaryCheck(context),
    ...QUOTA_KINDS.filter(({ type }) => configuredOf(stack, type) > 0).map((kind) =>
      quotaCheck(context, kind),
    ),
  ];
  return [
    credentialsCheck(access, known),
    accountCheck(stack, known),
    ...inAccount.map((check) => onlyIn(stack.accountId, known, check)),
  ];
}

/** In another account everything that is missing would be missing for the wrong reason. */
const onlyIn = (
  accountId: string,
  caller: () => Promise<{ readonly accountId: string }>,
  { name, look }: Check,
): Check => ({
  name,
  async look() {
    const found = await caller().catch(() => undefined);
    if (!found) return notChecked("no credentials can be used");
    if (found.accountId !== accountId) return notChecked("the credentials are of another account");
    return look();
  },
});
