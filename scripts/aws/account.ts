import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Access } from "./access";
import { clientConfig } from "./client-config";
import { callingAws } from "./errors";

export interface Caller {
  readonly accountId: string;
  /** ARN of the user or of the role's session. */
  readonly arn: string;
}

/** Whose credentials these are. */
export async function callerOf(access: Access, region: string): Promise<Caller> {
  const sts = new STSClient(clientConfig(access, region));
  const answer = await callingAws("asking whose credentials these are", () =>
    sts.send(new GetCallerIdentityCommand({})),
  );
  return { accountId: answer.Account ?? "", arn: answer.Arn ?? "" };
}

/** Refuses credentials of another account than the one that a stack is configured for. */
export async function requireAccount(
  access: Access,
  stack: { readonly name: string; readonly accountId: string; readonly region: string },
): Promise<Caller> {
  const caller = await callerOf(access, stack.region);
  if (caller.accountId === stack.accountId) return caller;
  throw new CommandError(
    `these credentials are of the account ${caller.accountId}, and ${stack.name} is configured for ${stack.accountId}`,
    {
      hint: `They are ${caller.arn}. Choose others (AWS_PROFILE), or change \`accounts\` in platform.ts.`,
      exitCode: exitCodes.aws,
    },
  );
}
