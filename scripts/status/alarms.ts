import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { clientConfig } from "../aws/client-config";
import type { Looking } from "./looking";
import { batchesOf, type Reading, together } from "./reading";

/** How an alarm stands. */
export interface AlarmStatus {
  readonly name: string;
  /** `OK`, `ALARM`, `INSUFFICIENT_DATA`. */
  readonly state: string;
  /** ISO 8601. */
  readonly since: string | undefined;
  /** What it watches, as its description says. */
  readonly meaning: string;
}

/** Source: CloudWatch's API Reference, DescribeAlarms. */
const ALARMS_A_CALL = 100;

/** How alarms stand; one that is not there any more is left out. */
export async function alarmsOf(
  { access, region, reader }: Looking,
  names: readonly string[],
): Promise<Reading<readonly AlarmStatus[]>> {
  const client = new CloudWatchClient(clientConfig(access, region));
  const batches = batchesOf(names, ALARMS_A_CALL).map((AlarmNames) =>
    reader.read("cloudwatch:DescribeAlarms", async () => {
      const asked = { AlarmNames, MaxRecords: ALARMS_A_CALL };
      const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand(asked));
      return MetricAlarms.map((alarm) => ({
        name: alarm.AlarmName ?? "",
        state: alarm.StateValue ?? "unknown",
        since: (alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp)?.toISOString(),
        meaning: alarm.AlarmDescription ?? "",
      }));
    }),
  );
  return together(await Promise.all(batches));
}
