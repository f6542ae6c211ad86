import { CloudWatchClient, paginateDescribeAlarmHistory } from "@aws-sdk/client-cloudwatch";
import { clientConfig } from "../aws/client-config";
import { textOf } from "../state/attributes";
import { entriesOf, type StateDocument } from "../state/document";
import type { Looking } from "../status/looking";
import { type Reading, together } from "../status/reading";
import type { Finding } from "./finding";

/** Names of the alarms of a service: those that are tagged as its own. */
export function alarmsOfService(state: StateDocument, name: string): string[] {
  return entriesOf(state)
    .filter(({ type }) => type === "aws_cloudwatch_metric_alarm")
    .filter(({ attributes }) => Reflect.get(Object(attributes.tags), "Service") === name)
    .map((entry) => textOf(entry, "alarm_name"));
}

/** When these alarms rang since, and when they stopped. */
export async function alarmFindings(
  { access, region, reader, now }: Looking,
  names: readonly string[],
  since: Date,
): Promise<Reading<readonly Finding[]>> {
  const client = new CloudWatchClient(clientConfig(access, region));
  const readings = names.map((AlarmName) =>
    reader.read("cloudwatch:DescribeAlarmHistory", async () => {
      const asked = {
        AlarmName,
        HistoryItemType: "StateUpdate" as const,
        StartDate: since,
        EndDate: now,
      };
      const findings: Finding[] = [];
      for await (const { AlarmHistoryItems = [] } of paginateDescribeAlarmHistory(
        { client },
        asked,
      ))
        findings.push(
          ...AlarmHistoryItems.map(({ Timestamp, HistoryData = "", HistorySummary = "" }) =>
            asFinding(AlarmName, Timestamp, HistoryData, HistorySummary),
          ),
        );
      return findings;
    }),
  );
  return together(await Promise.all(readings));
}

interface HistoryData {
  readonly newState?: { readonly stateValue?: string; readonly stateReason?: string };
}

/** @param summary `Alarm updated from OK to ALARM` */
export function asFinding(
  name: string,
  time: Date | undefined,
  data: string,
  summary: string,
): Finding {
  const { stateValue, stateReason = "" } = parse(data).newState ?? {};
  const rings = stateValue === "ALARM" || / to ALARM$/.test(summary);
  const silent = stateValue === "INSUFFICIENT_DATA";
  const how = rings ? `rang: ${stateReason}` : silent ? "has not enough data" : "is quiet again";
  return {
    time: time?.toISOString() ?? "",
    kind: "alarm",
    says: `alarm ${name} ${how}`.replace(/: $/, ""),
    bad: rings,
  };
}

function parse(data: string): HistoryData {
  try {
    return JSON.parse(data) as HistoryData;
  } catch {
    return {};
  }
}
