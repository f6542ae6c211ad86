import { CostExplorerClient, GetCostAndUsageCommand } from "@aws-sdk/client-cost-explorer";
import type { Access } from "../../aws/access";
import { clientConfig } from "../../aws/client-config";
import { awsErrorName, explainedAwsError } from "../../aws/errors";
import { CommandError, exitCodes } from "../../lib/errors.mjs";
import type { Stack } from "../../stacks/stack";

/** What AWS charged in a month, by service. */
export interface ActualMonth {
  /** `2026-10`. */
  readonly month: string;
  /** The month is not over, or AWS still computes it. */
  readonly estimated: boolean;
  readonly services: readonly { readonly service: string; readonly usd: number }[];
}

/** Cost Explorer has one endpoint for all regions. Source: AWS General Reference. */
const REGION = "us-east-1";

/** What one question costs. Source: AWS Cost Management pricing, "Cost Explorer API". */
export const USD_A_REQUEST = 0.01;

/** Asks Cost Explorer what a stack's tags were charged, this month and those before it. */
export async function actualMonths(
  access: Access,
  { platform, environment }: Pick<Stack, "platform" | "environment">,
  months: number,
  now: Date,
): Promise<ActualMonth[]> {
  const client = new CostExplorerClient(clientConfig(access, REGION));
  const tag = (Key: string, value: string) => ({ Tags: { Key, Values: [value] } });
  const asked = {
    TimePeriod: periodOf(months, now),
    Granularity: "MONTHLY" as const,
    Metrics: ["UnblendedCost"],
    GroupBy: [{ Type: "DIMENSION" as const, Key: "SERVICE" }],
    Filter: { And: [tag("Platform", platform), tag("Environment", environment)] },
  };
  const found: ActualMonth[] = [];
  try {
    for (let token: string | undefined, first = true; first || token; first = false) {
      const answer = await client.send(
        new GetCostAndUsageCommand({ ...asked, ...(token && { NextPageToken: token }) }),
      );
      for (const { TimePeriod, Groups = [], Estimated = false } of answer.ResultsByTime ?? [])
        found.push({
          month: (TimePeriod?.Start ?? "").slice(0, 7),
          estimated: Estimated,
          services: Groups.map(({ Keys = [], Metrics }) => ({
            service: Keys[0] ?? "",
            usd: Number(Metrics?.UnblendedCost?.Amount ?? 0),
          })).sort((one, other) => other.usd - one.usd),
        });
      token = answer.NextPageToken;
    }
  } catch (error) {
    throw explained(error);
  }
  return found;
}

/** From the first of a month to tomorrow: the end is not part of it. */
export function periodOf(months: number, now: Date): { Start: string; End: string } {
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return {
    Start: day(new Date(Date.UTC(year, month - (months - 1), 1))),
    End: day(new Date(Date.UTC(year, month, now.getUTCDate() + 1))),
  };
}

function explained(error: unknown): unknown {
  const name = awsErrorName(error) ?? "";
  const said = error instanceof Error ? `\nAWS said: ${name}: ${error.message}` : "";
  if (/DataUnavailable|not (yet )?enabled|not subscribed/i.test(`${name} ${said}`))
    return new CommandError("Cost Explorer has no data of this account", {
      hint: `It is enabled once, in the console under Billing and Cost Management, and has figures a day later.${said}`,
      exitCode: exitCodes.aws,
    });
  if (/AccessDenied|UnauthorizedOperation/i.test(name))
    return new CommandError("AWS refused: these credentials may not read costs", {
      hint: `They need ce:GetCostAndUsage, and in a member account the payer must let members see Cost Explorer. Without --actual nothing is asked.${said}`,
      exitCode: exitCodes.aws,
    });
  return explainedAwsError(error, "asking Cost Explorer what was charged");
}
