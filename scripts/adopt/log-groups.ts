import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import type { Import } from "./adoptable";
import { type Creation, textIn } from "./creations";

/** Only AWS's services use names that start so; they have no tags to tell whose they are. */
const MADE_BY_AWS = /^\/aws\//;

/** Log groups that AWS made by itself since: what was still logged when they were deleted. */
export async function logGroupsOfAws(
  { stack, access }: StackContext,
  creations: readonly Creation[],
): Promise<Import[]> {
  const client = new CloudWatchLogsClient(clientConfig(access, stack.region));
  const imports: Import[] = [];
  for (const { address, planned } of creations) {
    const name = textIn(planned, "name");
    if (name === undefined || !MADE_BY_AWS.test(name)) continue;
    const { logGroups = [] } = await callingAws(`looking for the log group ${name}`, () =>
      client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name })),
    );
    if (logGroups.some(({ logGroupName }) => logGroupName === name))
      imports.push({ to: address, id: name });
  }
  return imports;
}
