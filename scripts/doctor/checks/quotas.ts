import { GetServiceQuotaCommand, ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { clientConfig } from "../../aws/client-config";
import { callingAws } from "../../aws/errors";
import { exitCodes } from "../../lib/errors.mjs";
import type { StackContext } from "../../lib/stack-context";
import type { Stack } from "../../stacks/stack";
import { hasBucket } from "../../state/bucket";
import { readState } from "../../state/content";
import { entriesOf } from "../../state/document";
import { type Check, ok, type Verdict } from "../finding";
import type { QuotaKind } from "./quota-kinds";

/** Whether what a stack still has to make fits into what the account may have. */
export const quotaCheck = (context: StackContext, kind: QuotaKind): Check => ({
  name: kind.name,
  async look() {
    const { stack, access } = context;
    const { name, used, type } = kind;
    const [have, quota, deployed] = await callingAws(`counting the account's ${name}`, () =>
      Promise.all([used(access, stack.region), quotaOf(context, kind), deployedOf(context, type)]),
    );
    const needed = Math.max(0, configuredOf(stack, type) - deployed);
    return judge(context, kind, { have, quota, needed });
  },
});

interface Figures {
  readonly have: number;
  readonly quota: number;
  readonly needed: number;
}

function judge(
  { stack }: StackContext,
  { service, code, name }: QuotaKind,
  { have, quota, needed }: Figures,
): Verdict {
  const says = `${have} of ${quota} in ${stack.region} are taken, ${stack.name} still needs ${needed}`;
  const wanted = have + needed;
  if (wanted <= quota || needed === 0) return ok(says);
  return {
    status: "problem",
    says,
    todo: [
      `Release ${name} that nobody uses, or have the quota raised:`,
      `aws service-quotas request-service-quota-increase --service-code ${service} --quota-code ${code} --desired-value ${wanted} --region ${stack.region}`,
    ].join("\n"),
    exitCode: exitCodes.aws,
  };
}

/** AWS's usual figure where it does not tell the account's own: not everybody may ask for it. */
async function quotaOf({ access, stack }: StackContext, kind: QuotaKind): Promise<number> {
  const client = new ServiceQuotasClient(clientConfig(access, stack.region));
  const asked = { ServiceCode: kind.service, QuotaCode: kind.code };
  const answer = await client.send(new GetServiceQuotaCommand(asked)).catch(() => undefined);
  return answer?.Quota?.Value ?? kind.usual;
}

async function deployedOf(context: StackContext, type: string): Promise<number> {
  if (!(await hasBucket(context))) return 0;
  const state = await readState(context);
  return state ? entriesOf(state.document).filter((entry) => entry.type === type).length : 0;
}

export function configuredOf({ configuration }: Pick<Stack, "configuration">, type: string) {
  const resources = Object.values(configuration.resource?.[type] ?? {});
  return resources.reduce((sum, { count }) => sum + (typeof count === "number" ? count : 1), 0);
}
