import { connectableNamed } from "../../connections/connectables";
import type { Address } from "../../connections/kinds/address";
import type { GatewayEndpoint, InterfaceEndpoint } from "../../modules/networking/config";
import type { CheckInput } from "../check";
import type { Environment } from "../environment";

export type Workload = Environment["workloads"][string];

/** Something a task must reach on port 443, and what it cannot do otherwise. */
export interface Need {
  /** As the rest of a sentence: `write its logs`. */
  readonly action: string;
  /** An AWS service by the name of its endpoint, or what only the internet leads to. */
  readonly target: InterfaceEndpoint | GatewayEndpoint | "internet";
}

/** Everything a workload has to reach to start, log and read its secrets. Fargate asks in its name. */
export function needsOf(input: CheckInput, workload: Workload): readonly Need[] {
  const containers = [workload, ...Object.values(workload.sidecars)];
  const injects =
    containers.some(({ secrets }) => hasAny(secrets)) ||
    secretsOfConnections(input.environment, workload).includes("value");
  const reads =
    workload.secretReferences.length > 0 ||
    secretsOfConnections(input.environment, workload).includes("reference");

  return unique([
    ...containers.flatMap(({ image }) => needsOfImage(input, image)),
    { action: "write its logs", target: "logs" },
    ...need(injects, "be given the secrets in its variables", "secretsmanager"),
    ...need(
      containers.some(({ settings }) => hasAny(settings)),
      "be given its settings",
      "ssm",
    ),
    ...need(reads, "read secrets at run time", "secretsmanager"),
    ...need(workload.exec, "open ECS Exec sessions", "ssmmessages"),
    ...Object.keys(workload.connections).flatMap((key) =>
      needsOfAddress(key, connectableNamed(input.environment, key)?.address),
    ),
  ]);
}

/** Layers of an image in ECR come from S3. Endpoints lead to their own region only. */
function needsOfImage({ environment, platform }: CheckInput, image: Workload["image"]): Need[] {
  const region = typeof image === "string" ? platform.home.region : registryRegionOf(image.uri);
  if (region === environment.region) {
    const targets = ["ecr.api", "ecr.dkr", "s3"] as const;
    return targets.map((target) => ({ action: "pull its image", target }));
  }
  const from = typeof image === "string" ? `its image from ${region}` : nameOf(image.uri);
  return [{ action: `pull ${from}`, target: "internet" }];
}

/** The region of a private registry in ECR. */
const registryRegionOf = (uri: string): string | undefined =>
  /^\d{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\//.exec(uri)?.[1];

/** The image without its digest. */
const nameOf = (uri: string): string => uri.replace(/@.*$/, "");

/** How the secrets of what a workload connects to reach it. */
const secretsOfConnections = (environment: Environment, workload: Workload) =>
  Object.entries(workload.connections)
    .filter(([key]) => connectableNamed(environment, key)?.hasSecret)
    .map(([, { inject }]) => inject);

/** What AWS itself serves, such as a queue, is reached as AWS is; the rest by rules of its own. */
export const needsOfAddress = (key: string, address: Address | undefined): Need[] =>
  address?.in === "aws" ? [{ action: `use ${key}`, target: address.endpoint }] : [];

const need = (applies: boolean, action: string, target: Need["target"]): Need[] =>
  applies ? [{ action, target }] : [];

const hasAny = (record: object): boolean => Object.keys(record).length > 0;

function unique(needs: readonly Need[]): Need[] {
  return [...new Map(needs.map((one) => [`${one.action} ${one.target}`, one])).values()];
}
