import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { clientConfig } from "../aws/client-config";
import { callingAws, orNothing } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import { ofType, textOf } from "../state/attributes";
import type { StateEntry } from "../state/document";

/**
 * Names of the log groups that AWS makes by itself for what a stack has, or makes again when something is
 * still logged after Terraform deleted them: Container Insights, the exported logs of RDS. They have no tags, so
 * nobody would find them.
 */
export function logGroupsOfAws(entries: readonly StateEntry[]): string[] {
  const insights = ofType(entries, "aws_ecs_cluster").map(
    (entry) => `/aws/ecs/containerinsights/${textOf(entry, "name")}/performance`,
  );
  const exports = ofType(entries, "aws_db_instance").flatMap((entry) => {
    const logs = entry.attributes.enabled_cloudwatch_logs_exports;
    const names = Array.isArray(logs) ? logs.map(String) : [];
    return names.map((log) => `/aws/rds/instance/${textOf(entry, "identifier")}/${log}`);
  });
  return [...insights, ...exports];
}

/** Deletes those that are there. */
export async function deleteLogGroups(
  { stack, access, say }: StackContext,
  names: readonly string[],
): Promise<void> {
  const logs = new CloudWatchLogsClient(clientConfig(access, stack.region));
  await callingAws("deleting the log groups that AWS made", async () => {
    for (const name of names) {
      const asked = new DescribeLogGroupsCommand({ logGroupNamePrefix: name });
      const { logGroups = [] } = await logs.send(asked);
      if (!logGroups.some(({ logGroupName }) => logGroupName === name)) continue;
      await orNothing(logs.send(new DeleteLogGroupCommand({ logGroupName: name })));
      say(`Deleted the log group ${name}, which AWS had made by itself.`);
    }
  });
}
