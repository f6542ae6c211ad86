import {
  ApplicationAutoScalingClient,
  paginateDescribeScalingActivities,
  type ScalingActivity,
} from "@aws-sdk/client-application-auto-scaling";
import { clientConfig } from "../aws/client-config";
import type { Looking } from "../status/looking";
import { isUnread, type Reading } from "../status/reading";
import type { DeployedService } from "../workloads/workload";
import type { Finding } from "./finding";

/** What Application Auto Scaling did to a service since, and what it could not do. */
export async function scalingFindings(
  looking: Looking,
  service: DeployedService,
  since: Date,
): Promise<Reading<readonly Finding[]>> {
  const activities = await scalingSince(looking, service, since);
  return isUnread(activities) ? activities : activities.map(asFinding);
}

/** The scaling activities of a service since a moment, the newest first. */
export function scalingSince(
  { access, region, reader }: Looking,
  { cluster, service }: DeployedService,
  since: Date,
): Promise<Reading<readonly ScalingActivity[]>> {
  const client = new ApplicationAutoScalingClient(clientConfig(access, region));
  const asked = {
    ServiceNamespace: "ecs" as const,
    ResourceId: `service/${cluster}/${service}`,
  };
  return reader.read("application-autoscaling:DescribeScalingActivities", async () => {
    const found: ScalingActivity[] = [];
    // Newest first: what is older than asked for ends it.
    for await (const page of paginateDescribeScalingActivities({ client }, asked)) {
      const activities = page.ScalingActivities ?? [];
      const recent = activities.filter(({ StartTime }) => StartTime && StartTime >= since);
      found.push(...recent);
      if (recent.length < activities.length) break;
    }
    return found;
  });
}

export function asFinding(activity: ScalingActivity): Finding {
  const { StartTime, Description = "", Cause = "", StatusCode, StatusMessage = "" } = activity;
  const failed = StatusCode === "Failed" || StatusCode === "Unfulfilled";
  const what = Description.replace(/^Setting desired count to (\d+)\.?$/, "scaled to $1 tasks");
  const why = failed ? `${StatusCode}: ${StatusMessage}` : shortCause(Cause);
  return {
    time: StartTime?.toISOString() ?? "",
    kind: "scaling",
    says: [what, why].filter((part) => part !== "").join(": "),
    bad: failed,
  };
}

/** `monitor alarm TargetTracking-… in state ALARM triggered policy acme-dev-api-cpu`: the policy is what was configured. */
const shortCause = (cause: string): string =>
  cause
    .replace(/^monitor alarm \S+ in state ALARM triggered policy (\S+)$/, "by the policy $1")
    .replace(/^(minimum|maximum) capacity was set to (\d+)$/, "its $1 was set to $2");
