import type { ApiCall } from "../interference";
import { firstOf, type Place, type Said, saidIn, valuesOf } from "./call";
import { ec2Resources } from "./ec2-resources";

type Arn = (service: string, resource: string) => string;
type Find = (said: Said, arn: Arn, call: ApiCall) => readonly string[];

/** The type of what a field names. */
const named =
  (service: string, fields: Readonly<Record<string, string>>): Find =>
  (said, arn) =>
    Object.entries(fields).flatMap(([field, shape]) =>
      valuesOf(said, field).map((value) =>
        value.startsWith("arn:") ? value : arn(service, shape.replace("$", value)),
      ),
    );

/** What a field has the whole ARN of. */
const byArn =
  (...fields: readonly string[]): Find =>
  (said) =>
    fields.flatMap((field) => valuesOf(said, field)).filter((value) => value.startsWith("arn:"));

const all =
  (...finds: readonly Find[]): Find =>
  (said, arn, call) =>
    finds.flatMap((find) => find(said, arn, call));

const inCluster: Find = (said, arn) => {
  const cluster = (firstOf(said, "cluster") ?? "default").split("/").at(-1);
  const of = (type: string, id: string) =>
    id.startsWith("arn:") ? id : arn("ecs", `${type}/${cluster}/${id}`);
  return [
    ...[
      ...valuesOf(said, "service"),
      ...valuesOf(said, "services"),
      ...valuesOf(said, "serviceName"),
    ].map((id) => of("service", id)),
    ...[...valuesOf(said, "task"), ...valuesOf(said, "tasks")].map((id) => of("task", id)),
  ];
};

/** How each service names what a call is about. Where AWS takes no ARN of an action, {@link withoutArn} says so. */
const FINDERS: Readonly<Record<string, Find>> = {
  acm: byArn("CertificateArn"),
  "application-autoscaling": (said, arn) => [
    firstOf(said, "ResourceARN") ?? arn("application-autoscaling", "scalable-target/?"),
  ],
  dynamodb: named("dynamodb", { TableName: "table/$" }),
  ec2: (said, arn, { operation }) => ec2Resources(said, arn, operation),
  ecr: named("ecr", { repositoryName: "repository/$", repositoryNames: "repository/$" }),
  ecs: all(
    (said, arn, call) =>
      /Cluster/.test(call.operation)
        ? named("ecs", { cluster: "cluster/$", clusterName: "cluster/$", clusters: "cluster/$" })(
            said,
            arn,
            call,
          )
        : inCluster(said, arn, call),
    (said, arn, call) =>
      call.operation === "RunTask"
        ? named("ecs", { taskDefinition: "task-definition/$" })(said, arn, call)
        : [],
    byArn("resourceArn"),
  ),
  elasticloadbalancing: all(
    byArn("LoadBalancerArn", "ListenerArn", "TargetGroupArn", "RuleArn", "ResourceArns"),
    (said, arn, { operation }) =>
      valuesOf(said, "Name").map((name) =>
        arn(
          "elasticloadbalancing",
          operation === "CreateTargetGroup"
            ? `targetgroup/${name}/?`
            : `loadbalancer/app/${name}/?`,
        ),
      ),
  ),
  iam: (said, arn) => [
    ...valuesOf(said, "RoleName").map((name) =>
      arn(
        "iam",
        name.startsWith("AWSServiceRoleFor") ? `role/aws-service-role/?/${name}` : `role/${name}`,
      ),
    ),
    ...valuesOf(said, "AWSServiceName").map((name) =>
      arn("iam", `role/aws-service-role/${name}/?`),
    ),
  ],
  kms: named("kms", { KeyId: "key/$", TargetKeyId: "key/$", AliasName: "$" }),
  logs: all(named("logs", { logGroupName: "log-group:$" }), byArn("resourceArn")),
  monitoring: all(
    (said, arn, { operation }) =>
      operation === "DescribeAlarms"
        ? [arn("cloudwatch", "alarm:*")]
        : named("cloudwatch", { AlarmName: "alarm:$", AlarmNames: "alarm:$" })(
            said,
            arn,
            {} as ApiCall,
          ),
    byArn("ResourceARN"),
  ),
  rds: (said, arn, { operation }) => {
    const names = named("rds", {
      DBInstanceIdentifier: "db:$",
      SourceDBInstanceIdentifier: "db:$",
      TargetDBInstanceIdentifier: "db:$",
      DBParameterGroupName: "pg:$",
      DBSubnetGroupName: "subgrp:$",
      DBSnapshotIdentifier: "snapshot:$",
      ResourceName: "$",
    })(said, arn, {} as ApiCall);
    if (names.length > 0) return names;
    return [arn("rds", operation.includes("Snapshot") ? "snapshot:*" : "db:*")];
  },
  route53: (_, arn, { path }) => {
    const [, type, id] = /(hostedzone|change)\/([^/]+)/.exec(path) ?? [];
    return type ? [arn("route53", `${type}/${id}`)] : [];
  },
  s3: (_, arn, { path }) => [arn("s3", decodeURIComponent(path).replace(/^\/|\/$/g, ""))],
  scheduler: (said, arn, { path, query }) => {
    const group =
      new URLSearchParams(query).get("groupName") ?? firstOf(said, "GroupName") ?? "default";
    return [arn("scheduler", `schedule/${group}/${path.split("/").at(-1)}`)];
  },
  secretsmanager: (said, arn, { operation }) =>
    named("secretsmanager", {
      SecretId: "secret:$",
      // AWS adds six characters.
      Name: operation === "CreateSecret" ? "secret:$-??????" : "secret:$",
    })(said, arn, {} as ApiCall),
  servicediscovery: named("servicediscovery", { Id: "namespace/$" }),
  sns: byArn("TopicArn"),
  ssm: (said, arn) =>
    ["Name", "Names", "ResourceId"]
      .flatMap((field) => valuesOf(said, field))
      .map((name) => arn("ssm", `parameter/${name.replace(/^\//, "")}`)),
};

/** Actions of which AWS takes no ARN. Source: Service Authorization Reference, column "Resource types". */
const withoutArn =
  /^(?:acm:RequestCertificate|application-autoscaling:Describe.*|ce:.*|cloudwatch:GetMetricData|ec2:Describe(?!VpcAttribute).*|ecr:GetAuthorizationToken|ecs:(?:Deregister|Describe|List|Register)TaskDefinitions?|ecs:List(?:Services|Tasks)|elasticloadbalancing:Describe.*|kms:(?:CreateKey|ListAliases|ListKeys)|logs:DescribeLogGroups|secretsmanager:GetRandomPassword|servicediscovery:(?:CreateHttpNamespace|GetOperation|ListTagsForResource|TagResource)|ssm:DescribeParameters|tag:GetResources)$/;

/** The ARNs that AWS compares for an action of a call. */
export function resourcesOf(action: string, call: ApiCall, { account, region }: Place): string[] {
  if (withoutArn.test(action)) return ["*"];
  const arn: Arn = (service, resource) => {
    const place = { s3: ":", route53: ":", iam: `:${account}` }[service] ?? `${region}:${account}`;
    return `arn:aws:${service}:${place}:${resource}`;
  };
  const find = FINDERS[call.service];
  const found = find?.(saidIn(call), arn, call) ?? [];
  if (found.length === 0) throw new Error(`it is not known what ${action} is about: ${call.body}`);
  return [...new Set(found)];
}
