/** Where a stack lives; everything a name is made of. */
export interface Place {
  /** The platform's short name, first in every name. */
  readonly platform: string;
  /** The environment, or `shared`. */
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
}

/** The longest names AWS takes, in characters. Source: the service's API reference. */
export const NAME_LIMITS = {
  "load balancer": 32,
  "target group": 32,
  role: 64,
  "database instance": 63,
  "parameter group": 255,
  cluster: 255,
  bucket: 63,
  repository: 256,
  schedule: 64,
  secret: 512,
  parameter: 1011,
  "log group": 512,
  "security group": 255,
} as const;

export type LimitedName = keyof typeof NAME_LIMITS;

/** `deploy` is one environment's own, and `plan` where it does not deploy from the default branch; the others are of all. */
export type DeliveryRole = "pull-request" | "plan" | "images" | "deploy";

/** GitHub's environment for the role that plans one environment alone, and for that which plans all. */
export const planEnvironment = (own?: Pick<Place, "environment">): string =>
  own === undefined ? "plan" : `plan-${own.environment}`;

export type Naming = ReturnType<typeof createNaming>;

/**
 * Computes the name of everything from where it lives. What several stacks speak of (registry,
 * state, release history) is found by these names alone, never through another stack's state.
 */
export function createNaming(place: Place) {
  const { platform, environment, accountId, region } = place;
  const prefix = `${platform}-${environment}`;
  const path = `/${platform}/${environment}`;
  const partition = partitionOf(region);
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  const iamArn = (resource: string) => `arn:${partition}:iam::${accountId}:${resource}`;

  return {
    ...place,
    partition,
    /** `acme-dev`: the network, the cluster, the namespace. */
    prefix,
    /** `acme-dev-api`: anything that needs no rule of its own. */
    resource: (name: string) => `${prefix}-${name}`,
    /** IAM is global: the name has the environment but not the region. */
    role: (name: string, suffix: string) => `${prefix}-${name}-${suffix}`,
    loadBalancer: (name: string) => `${prefix}-${name}`,
    /** Has the port, because AWS replaces a target group whose port changes and two cannot share a name. */
    targetGroup: (service: string, port: number) => `${prefix}-${service}-${port}`,
    /** Buckets are global: account and region make the name ours alone. */
    bucket: (name: string) => `${prefix}-${accountId}-${region}-${name}`,
    /** `/acme/dev/stripe-key` in Secrets Manager. */
    secret: (name: string) => `${path}/${name}`,
    /** `/acme/dev/settings/log-level` in Parameter Store. */
    setting: (name: string) => `${path}/settings/${name}`,
    /** The release pointer of an image: the digest that runs in this environment. */
    releasePointer: (image: string) => `${path}/release/${image}`,
    /** Whether this environment is paused, and what it goes back to. */
    pausePointer: () => `${path}/paused`,
    /** `/acme/dev/ecs/api` in CloudWatch Logs. */
    logGroup: (service: string, name: string) => `${path}/${service}/${name}`,
    /** One registry serves all environments, so a repository's name has none. */
    repository: (image: string) => `${platform}/${image}`,
    repositoryArn: (image: string) => arn("ecr", `repository/${platform}/${image}`),
    repositoryUrl: (image: string) =>
      `${accountId}.dkr.ecr.${region}.${dnsSuffixOf(partition)}/${platform}/${image}`,
    releaseHistory: () => `${platform}-releases`,
    stateBucket: () => `${platform}-${accountId}-${region}-tfstate`,
    lockTable: () => `${platform}-terraform-locks`,
    stateKeyAlias: () => `alias/${platform}-terraform-state`,
    /** `<platform>/<environment>/<region>/<part>`: one state a stack. */
    stateKey: (part: string) => `${platform}/${environment}/${region}/${part}`,
    /** A role that workflows take: `acme-shared-plan`, `acme-dev-deploy`. */
    deliveryRole: (which: DeliveryRole) => `${prefix}-${which}`,
    /** ARN of the policy that bounds every role of the environment. */
    boundaryArn: () => iamArn(`policy/${prefix}-boundary`),
    /** ARN of the policy that bounds the role which deploys the environment. */
    deployBoundaryArn: () => iamArn(`policy/${prefix}-deploy-boundary`),
    /** Tells people how deliveries ended. One for all environments. */
    deliveryTopic: () => `${platform}-delivery`,
    /** Any ARN of this account and region. */
    arn,
    /** Any ARN of this account in IAM, which knows no regions. */
    iamArn,
    dnsSuffix: dnsSuffixOf(partition),
  };
}

function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

function dnsSuffixOf(partition: string): string {
  return partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}
