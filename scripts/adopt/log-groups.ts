import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import type { PlanJson } from "../terraform/plan-json";
import { creationsOf } from "./creations";
import type { Import } from "./import-blocks";
import { textOf } from "./unrecorded/wanted";

/** Only AWS's services use names that start so; they have no tags to tell whose they are. */
const MADE_BY_AWS = /^\/aws\//;

/** Log groups that AWS made by itself since: what was still logged when they were deleted. */
export async function logGroupsOfAws(
  { stack, access }: StackContext,
  plan: PlanJson,
): Promise<Import[]> {
  const client = new CloudWatchLogsClient(clientConfig(access, stack.region));
  const imports: Import[] = [];
  for (const { address, planned } of creationsOf("aws_cloudwatch_log_group", plan)) {
    const name = textOf(planned, "name");
    if (name === undefined || !MADE_BY_AWS.test(name)) continue;
    const { logGroups = [] } = await callingAws(`looking for the log group ${name}`, () =>
      client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name })),
    );
    if (logGroups.some(({ logGroupName }) => logGroupName === name))
      imports.push({ to: address, id: name });
  }
  return imports;
}
