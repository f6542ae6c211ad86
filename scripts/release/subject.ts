import { ECSClient } from "@aws-sdk/client-ecs";
import { suggest } from "../../src/suggest";
import { clientConfig } from "../aws/client-config";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { type DeployedEnvironment, deployedEnvironment } from "../workloads/deployed";
import { outputOf } from "../workloads/read";
import { type DeployedWorkload, runs } from "../workloads/workload";

/** An image in an environment: what a release is about. */
export interface Subject {
  readonly context: StackContext;
  readonly ecs: ECSClient;
  /** Key of the image. */
  readonly image: string;
  /** Without tag or digest: `111111111111.dkr.ecr.eu-west-1.amazonaws.com/acme/backend`. */
  readonly repository: string;
  /** Name of the parameter that holds the released digest. */
  readonly pointer: string;
  readonly deployed: DeployedEnvironment;
  /** What runs the image, in any container. */
  readonly workloads: readonly DeployedWorkload[];
}

/** The pointers of an environment, by image: an image of the platform that nothing here runs has none. */
export const pointersIn = ({ state }: DeployedEnvironment): Readonly<Record<string, string>> =>
  outputOf<Record<string, string>>(state, "release_pointers") ?? {};

/**
 * The images that a command is about.
 * @param image as it was given; without one, the only one there is
 */
export function imageNamed(
  deployed: DeployedEnvironment,
  environment: string,
  image: string | undefined,
): string {
  const images = Object.keys(pointersIn(deployed)).sort();
  const [only, ...others] = images;
  if (image === undefined && only !== undefined && others.length === 0) return only;
  if (image !== undefined && images.includes(image)) return image;
  const near = image === undefined ? undefined : suggest(image, images);
  throw new CommandError(
    image === undefined
      ? images.length === 0
        ? `${environment} runs no image of the platform`
        : `${environment} runs ${images.length} images of the platform`
      : `${environment} runs no image ${image}`,
    {
      hint:
        images.length === 0
          ? "A workload whose `image` is a key of the platform's `images` is released."
          : `${near ? `Did you mean ${near}? ` : ""}Say which with --image: ${images.join(", ")}.`,
      exitCode: exitCodes.usage,
    },
  );
}

/** What an apply by an earlier version of this repository did not tell, such as what runs before a release. */
function requireOutputs({ state }: DeployedEnvironment, environment: string): void {
  const missing = ["repositories", "before_release", "task_networks"].filter(
    (name) => outputOf(state, name) === undefined,
  );
  if (missing.length === 0) return;
  throw new CommandError(`the state of ${environment} does not say what a release needs`, {
    hint: `It lacks the outputs ${missing.join(", ")}: devops-platform deploy ${environment} --no-release adds them.`,
    exitCode: exitCodes.failed,
  });
}

/** What a release of an image to an environment is about. */
export async function subjectOf(context: StackContext, given?: string): Promise<Subject> {
  const deployed = await deployedEnvironment(context);
  const image = imageNamed(deployed, context.stack.name, given);
  requireOutputs(deployed, context.stack.name);
  const repositories = outputOf<Record<string, string>>(deployed.state, "repositories") ?? {};
  return {
    context,
    ecs: new ECSClient(clientConfig(context.access, context.stack.region)),
    image,
    repository: repositories[image] ?? "",
    pointer: pointersIn(deployed)[image] ?? "",
    deployed,
    workloads: deployed.workloads.filter((workload) => runs(workload, image)),
  };
}
