import type { ActionsByType, Grant } from "./grant";
import type { Names } from "./names";
import { passingTo, serviceLinkedRole } from "./passing";
import { anyArns, anywhere, ownedByTag, taggedAsOwn } from "./scope";

export const clusters = ({ own }: Names) => [own.arn("ecs", `cluster/${own.prefix}`)];
export const services = ({ own }: Names) => [own.arn("ecs", `service/${own.prefix}/*`)];
const deployments = ({ own }: Names) => [own.arn("ecs", `service-deployment/${own.prefix}/*`)];
/** Of every revision. */
export const families = ({ own }: Names) => [own.arn("ecs", `task-definition/${own.prefix}-*`)];

export const ecs = (on: Grant["on"], ...actions: readonly string[]): Grant => ({
  actions: actions.map((action) => `ecs:${action}`),
  on,
});

const TAGS = ["TagResource", "UntagResource"] as const;

/** ECS, and the namespace in which its services find each other. */
export const containers: ActionsByType = {
  aws_ecs_cluster: {
    read: [ecs(clusters, "DescribeClusters", "ListTagsForResource")],
    write: [
      ecs(clusters, "CreateCluster", "UpdateCluster", "DeleteCluster", ...TAGS),
      serviceLinkedRole("ecs.amazonaws.com"),
    ],
  },
  aws_ecs_cluster_capacity_providers: {
    read: [ecs(clusters, "DescribeClusters")],
    write: [ecs(clusters, "PutClusterCapacityProviders")],
  },
  aws_ecs_service: {
    read: [ecs(services, "DescribeServices", "ListTagsForResource")],
    write: [
      ecs(services, "CreateService", "UpdateService", "DeleteService", ...TAGS),
      // While it waits for a deployment to settle.
      ecs(services, "ListServiceDeployments", "DescribeServiceDeployments"),
      ecs(deployments, "DescribeServiceDeployments"),
    ],
  },
  aws_ecs_task_definition: {
    read: [
      // AWS takes no ARN for it.
      ecs(() => ["*"], "DescribeTaskDefinition"),
      ecs(families, "ListTagsForResource"),
    ],
    write: [
      { ...ecs(() => ["*"], "RegisterTaskDefinition"), conditions: taggedAsOwn },
      ecs(families, ...TAGS),
      passingTo("ecs-tasks.amazonaws.com"),
    ],
  },
  aws_service_discovery_http_namespace: {
    read: [
      {
        actions: ["servicediscovery:GetNamespace"],
        on: anyArns("servicediscovery", "namespace"),
        conditions: ownedByTag,
      },
      // AWS takes no ARN for these.
      anywhere("servicediscovery:GetOperation", "servicediscovery:ListTagsForResource"),
    ],
    write: [
      {
        actions: ["servicediscovery:CreateHttpNamespace"],
        on: () => ["*"],
        conditions: taggedAsOwn,
      },
      {
        actions: ["servicediscovery:UpdateHttpNamespace", "servicediscovery:DeleteNamespace"],
        on: anyArns("servicediscovery", "namespace"),
        conditions: ownedByTag,
      },
      // AWS takes no ARN: only tags of the environment, and none is taken away.
      { actions: ["servicediscovery:TagResource"], on: () => ["*"], conditions: taggedAsOwn },
    ],
  },
};
