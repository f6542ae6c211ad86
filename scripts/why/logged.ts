import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { clientConfig } from "../aws/client-config";
import { isNotFound } from "../aws/errors";
import type { Looking } from "../status/looking";
import type { Reading } from "../status/reading";

/** What a runtime says before it dies, and only it knows. */
const PATTERN = '?"exec format error" ?"heap out of memory" ?"executable file not found"';

/** The lines of a log group since that tell why a container ended; none where it has no log group. */
export function tellingLines(
  { access, region, reader }: Looking,
  logGroupName: string,
  since: Date,
): Promise<Reading<readonly string[]>> {
  const client = new CloudWatchLogsClient(clientConfig(access, region));
  return reader.read("logs:FilterLogEvents", async () => {
    if (logGroupName === "") return [];
    const asked = { logGroupName, startTime: since.getTime(), filterPattern: PATTERN, limit: 20 };
    try {
      const { events = [] } = await client.send(new FilterLogEventsCommand(asked));
      return events.flatMap(({ message }) => message ?? []);
    } catch (error) {
      if (isNotFound(error)) return [];
      throw error;
    }
  });
}
