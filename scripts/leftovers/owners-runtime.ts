import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
} from "@aws-sdk/client-ecs";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { clientConfig } from "../aws/client-config";
import { isNotFound, orNothing } from "../aws/errors";
import { TASK_DEFINITION_PRICE } from "../receipt/prices";
import type { Ask, Finding, Place } from "./owners";

/** Owners of what runs and of what it needs to. ECS lists for hours what was deleted, as INACTIVE. */

export const cluster: Ask = async (place, { arn }) => {
  const { clusters = [] } = await ecs(place).send(new DescribeClustersCommand({ clusters: [arn] }));
  return clusters.some(({ status }) => status !== "INACTIVE") ? "there" : "gone";
};

export const service: Ask = (place, { arn, id }) =>
  inCluster(id, async (name) => {
    const asked = new DescribeServicesCommand({ cluster: name, services: [arn] });
    const { services = [] } = await ecs(place).send(asked);
    return services.some(({ status }) => status === "ACTIVE");
  });

export const task: Ask = (place, { arn, id }) =>
  inCluster(id, async (name) => {
    const asked = new DescribeTasksCommand({ cluster: name, tasks: [arn] });
    const { tasks = [] } = await ecs(place).send(asked);
    return tasks.some(({ lastStatus }) => lastStatus !== "STOPPED");
  });

/** `<cluster>/<name>`; a cluster that is gone has nothing. */
async function inCluster(id: string, ask: (cluster: string) => Promise<boolean>): Promise<Finding> {
  try {
    return (await ask(id.split("/")[0] ?? "")) ? "there" : "gone";
  } catch (error) {
    if (isNotFound(error)) return "gone";
    throw error;
  }
}

/** Deploys keep every revision on purpose: the history of what ran, and the way back. */
export const taskDefinition: Ask = async (place, { arn, id }) => {
  const asked = new DescribeTaskDefinitionCommand({ taskDefinition: arn });
  const found = await ecs(place)
    .send(asked)
    .catch(() => undefined);
  if (found?.taskDefinition?.status !== "ACTIVE") return "gone";
  const [name = id] = id.split(":");
  const why = "its revisions say what ran; nothing runs from them";
  const family = arn.replace(/:\d+$/, "");
  return { remains: { kind: "task definition", arn: family, name, why, ...TASK_DEFINITION_PRICE } };
};

export const logGroup: Ask = async (place, { id }) => {
  const name = id.replace(/:\*$/, "");
  const logs = new CloudWatchLogsClient(config(place));
  const asked = new DescribeLogGroupsCommand({ logGroupNamePrefix: name });
  const { logGroups = [] } = await logs.send(asked);
  return logGroups.some(({ logGroupName }) => logGroupName === name) ? "there" : "gone";
};

/** Its ARN has the name without the slash that it starts with; one without is found as it is. */
export const parameter: Ask = async (place, { id }) => {
  const ssm = new SSMClient(config(place));
  for (const Name of [`/${id}`, id]) {
    const found = await orNothing(ssm.send(new GetParameterCommand({ Name })));
    if (found) return "there";
  }
  return "gone";
};

const config = ({ access, stack }: Place) => clientConfig(access, stack.region);

const ecs = (place: Place): ECSClient => new ECSClient(config(place));
