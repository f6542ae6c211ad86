import { GetPolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import { clientConfig } from "../aws/client-config";
import { callingAws, orNothing } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import type { App } from "./app";
import type { Stack } from "./stack";

/** The policy that bounds every role of an environment, and the stack that makes it. */
export interface Boundary {
  readonly arn: string;
  /** `shared`, or the first bootstrap stack of another account; undefined in an app without it. */
  readonly madeBy: Stack | undefined;
}

/** What bounds the roles of a stack; undefined where nothing does. */
export function boundaryOf({ stacks }: App, { configuration, accountId }: Stack) {
  const [arn] = Object.values(configuration.resource?.aws_iam_role ?? {}).flatMap((role) =>
    typeof role.permissions_boundary === "string" ? role.permissions_boundary : [],
  );
  if (arn === undefined) return undefined;
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  const madeBy = stacks.find(
    (one) =>
      one.accountId === accountId &&
      Object.values(one.configuration.resource?.aws_iam_policy ?? {}).some(
        (policy) => policy.name === name,
      ),
  );
  return { arn, madeBy } satisfies Boundary;
}

/** Whether it is in the account: without it AWS makes no role of the environment. */
export async function isThere(
  { access, stack }: StackContext,
  { arn }: Pick<Boundary, "arn">,
): Promise<boolean> {
  const iam = new IAMClient(clientConfig(access, stack.region));
  const asked = new GetPolicyCommand({ PolicyArn: arn });
  return callingAws(
    `looking for ${arn}`,
    async () => (await orNothing(iam.send(asked))) !== undefined,
  );
}
