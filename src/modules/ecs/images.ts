import type { IResolvable } from "cdktf";
import type { Architecture } from "../ecr/config";
import type { ImageReference } from "./container-config";
import { ReleaseGate } from "./release-gate";

/** What a container runs. */
export interface ContainerImage {
  /** With the digest: `…/acme/backend@sha256:…`. */
  readonly uri: string;
  readonly architecture: Architecture;
  /**
   * Repository in ECR that the task is allowed to pull from.
   * @default none: a public image
   */
  readonly repositoryArn?: string;
  /**
   * Whether it was ever released, when releases decide which image runs.
   * @default the image is always there
   */
  readonly released?: IResolvable;
}

/** The images of one task by container: the workload's name, and its sidecars'. */
export type Images = Readonly<Record<string, ContainerImage>>;

/** An image of somebody else, as configuration names it. One in a private ECR gets its ARN. */
export function externalImage(reference: Exclude<ImageReference, string>): ContainerImage {
  const { uri, architecture } = reference;
  const repositoryArn = ecrRepositoryArn(uri);
  return { uri, architecture, ...(repositoryArn === undefined ? {} : { repositoryArn }) };
}

/** Open when everything these containers run has been released, and the environment is not paused. */
export function gateOf(images: Images, running?: IResolvable): ReleaseGate {
  const released = Object.values(images).flatMap(({ released }) => released ?? []);
  return new ReleaseGate([...new Set(released), ...(running === undefined ? [] : [running])]);
}

/** The one architecture of a task's containers: Fargate runs a task on one machine. */
export function architectureOf(images: Images): Architecture {
  const [first, ...others] = new Set(Object.values(images).map((image) => image.architecture));
  if (first === undefined) throw new Error("a task without images");
  if (others.length > 0)
    throw new Error(`the images of one task are built for ${[first, ...others].join(" and ")}`);
  return first;
}

function ecrRepositoryArn(uri: string): string | undefined {
  const match = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.(amazonaws\.com(?:\.cn)?)\/([^@:]+)/.exec(uri);
  if (!match) return undefined;
  const [, account = "", region = "", suffix, repository = ""] = match;
  const partition = suffix?.endsWith(".cn")
    ? "aws-cn"
    : region.startsWith("us-gov-")
      ? "aws-us-gov"
      : "aws";
  return `arn:${partition}:ecr:${region}:${account}:repository/${repository}`;
}
