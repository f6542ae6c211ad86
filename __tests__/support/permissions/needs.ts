import type { ApiCall } from "../interference";
import { operationToAction } from "./action";
import { firstOf, type Place, type Said, saidIn, tagsIn } from "./call";
import { MADE } from "./ec2-resources";
import type { Need } from "./need";
import { resourcesOf } from "./resources";

/** The action that tags of a new thing need besides, by the service. EventBridge Scheduler has no tags for schedules. */
const TAGGING: Readonly<Record<string, string>> = {
  acm: "acm:AddTagsToCertificate",
  "application-autoscaling": "application-autoscaling:TagResource",
  ecs: "ecs:TagResource",
  elasticloadbalancing: "elasticloadbalancing:AddTags",
  iam: "iam:TagRole",
  kms: "kms:TagResource",
  logs: "logs:TagResource",
  monitoring: "cloudwatch:TagResource",
  rds: "rds:AddTagsToResource",
  secretsmanager: "secretsmanager:TagResource",
  servicediscovery: "servicediscovery:TagResource",
  ssm: "ssm:AddTagsToResource",
};

/** Fields in which calls hand a role to a service. */
const PASSED: readonly [field: string, service: string][] = [
  ["taskRoleArn", "ecs-tasks.amazonaws.com"],
  ["executionRoleArn", "ecs-tasks.amazonaws.com"],
  ["Target.RoleArn", "scheduler.amazonaws.com"],
  ["DeliverLogsPermissionArn", "vpc-flow-logs.amazonaws.com"],
  ["MonitoringRoleArn", "monitoring.rds.amazonaws.com"],
];

/** Everything that has to be allowed for a call to be done; nothing where AWS asks for nothing. */
export function needsOf(call: ApiCall, place: Place): Need[] {
  const action = operationToAction(call);
  if (action === undefined) return [];
  const said = saidIn(call);
  const context = contextOf(call, said, place);
  const resources = resourcesOf(action, call, place);
  return [
    ...resources.map((resource) => ({ action, resource, context })),
    ...taggingOf(call, said, { action, resources, context }, place),
    ...passedIn(said),
  ];
}

function contextOf(
  { service, operation }: ApiCall,
  said: Said,
  { account, region }: Place,
): Need["context"] {
  const one = (key: string, value: string | undefined) =>
    value === undefined ? {} : { [key]: [value] };
  const tags = Object.entries(tagsIn(said));
  const cluster = firstOf(said, "cluster")?.replace(
    /^(?!arn:)/,
    `arn:aws:ecs:${region}:${account}:cluster/`,
  );
  return {
    ...Object.fromEntries(tags.map(([key, value]) => [`aws:RequestTag/${key}`, [value]])),
    ...one("iam:AWSServiceName", firstOf(said, "AWSServiceName")),
    ...one("iam:PolicyARN", firstOf(said, "PolicyArn")),
    ...one("application-autoscaling:service-namespace", firstOf(said, "ServiceNamespace")),
    ...(service === "iam"
      ? one("iam:PermissionsBoundary", firstOf(said, "PermissionsBoundary"))
      : {}),
    ...(service === "ecs" && operation.startsWith("List") ? one("ecs:cluster", cluster) : {}),
    ...(service === "dynamodb" ? rowsIn(said) : {}),
  };
}

/** The rows that a call is about. */
function rowsIn(said: Said): Record<string, string[]> {
  const rows = [...said]
    .filter(([path]) =>
      /^(?:Key|Item)\.(?:LockID|environment)\.S$|^ExpressionAttributeValues\.:environment\.S$/.test(
        path,
      ),
    )
    .map(([, value]) => value);
  return rows.length === 0 ? {} : { "dynamodb:LeadingKeys": rows };
}

/** With these ECS tags a task without a tag in the call: with those of its definition, and with its own. */
const TAGS_OF_TASKS = ["propagateTags", "enableECSManagedTags"];

function taggingOf(
  { service, operation }: ApiCall,
  said: Said,
  {
    action,
    resources,
    context,
  }: Omit<Need, "resource"> & { readonly resources: readonly string[] },
  { account, region }: Place,
): Need[] {
  const arn = (resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;
  if (operation === "RunTask" && TAGS_OF_TASKS.some((field) => said.has(field))) {
    const cluster = (firstOf(said, "cluster") ?? "default").split("/").at(-1);
    const created = { ...context, "ecs:CreateAction": [operation] };
    return [{ action: "ecs:TagResource", resource: arn(`task/${cluster}/?`), context: created }];
  }
  if (/Tag/.test(operation) || Object.keys(tagsIn(said)).length === 0) return [];
  if (service === "ec2") {
    const created = { ...context, "ec2:CreateAction": [operation] };
    return [{ action: "ec2:CreateTags", resource: arn(`${MADE[operation]}/?`), context: created }];
  }
  const tagging = TAGGING[service];
  if (tagging === undefined || tagging === action) return [];
  const made = MADE_WITH_TAGS[operation]?.(firstOf(said, "family") ?? "?");
  if (made !== undefined) return [{ action: tagging, resource: arn(made), context }];
  const below = BELOW[operation];
  return resources.map((resource) => ({
    action: tagging,
    resource: below === undefined ? resource : `${resource.replace(...below)}/?`,
    context,
  }));
}

/** What is made by calls that are asked about no ARN. */
const MADE_WITH_TAGS: Readonly<Record<string, (family: string) => string>> = {
  CreateKey: () => "key/?",
  RegisterTaskDefinition: (family) => `task-definition/${family}:?`,
  RequestCertificate: () => "certificate/?",
};

/** What is made by calls that are asked about what it belongs to. */
const BELOW: Readonly<Record<string, readonly [from: string, to: string]>> = {
  CreateListener: [":loadbalancer/", ":listener/"],
  CreateRule: [":listener/", ":listener-rule/"],
};

const passedIn = (said: Said): Need[] =>
  PASSED.flatMap(([field, service]) => {
    const resource = firstOf(said, field.replace(".", "\\."));
    if (resource === undefined) return [];
    return [{ action: "iam:PassRole", resource, context: { "iam:PassedToService": [service] } }];
  });
