import { accessOf } from "../aws/access";
import { appFolder, openApp } from "../stacks/app";
import { say } from "../terminal/say";
import { buildAndPushOne, digestOf, nameOf, type Order } from "./build-one";
import type { Builder } from "./builder";
import type { BuildFlags } from "./command";
import { findBuilder } from "./find-builder";
import { revisionOf } from "./git";
import { chooseImages, imagesOf, registryStack } from "./images-of";
import { platformRegistry, registryAt } from "./registry";
import { sourcesOf } from "./sources";

/** Builds and pushes the images named, or all, as the command line says. */
export async function buildAndPush(
  root: string,
  names: readonly string[],
  flags: BuildFlags,
): Promise<void> {
  const app = await openApp({ root, folder: appFolder(root) });
  const stack = registryStack(app);
  const images = chooseImages(imagesOf(stack), names);
  const revision = await revisionOf(app.folder, flags.dirty ?? false);
  const sources = images.map((image) => sourcesOf(revision.root, image));
  const registry =
    flags.registry === undefined
      ? await platformRegistry(accessOf(), stack, images)
      : registryAt(flags.registry);
  const orders = images.map((image, index) => {
    const own = sources[index];
    if (!own) throw new Error(`no sources of ${image.name}`);
    return { image, sources: own, revision, registry } satisfies Order;
  });
  const made = await makeWhatIsMissing(orders, flags);
  if (flags.json) process.stdout.write(`${JSON.stringify(made, undefined, 2)}\n`);
  if (flags.registry === undefined)
    say("\ndevops-platform deploy-app <environment> releases what was pushed.");
}

/** What the command tells of an image. */
interface Made {
  readonly image: string;
  /** Where it is, by digest: what an environment runs. */
  readonly reference: string;
  readonly repository: string;
  readonly digest: string;
  readonly tag: string;
  readonly commit: string;
  /** As ECS names it. */
  readonly architecture: string;
  /** False where it was there before. */
  readonly built: boolean;
}

async function makeWhatIsMissing(orders: readonly Order[], flags: BuildFlags): Promise<Made[]> {
  const there = await Promise.all(orders.map(digestOf));
  const made: Made[] = [];
  let builder: Builder | undefined;
  for (const [index, order] of orders.entries()) {
    let digest = there[index];
    const built = digest === undefined;
    if (digest === undefined) {
      builder ??= await findBuilder(flags.builder);
      digest = await buildAndPushOne(builder, order, {
        buildArguments: flags.buildArg,
        secrets: flags.secret,
      });
    } else {
      say(`${order.image.name} of ${order.revision.tag} is in the registry already.`);
    }
    const one = told(order, digest, built);
    made.push(one);
    if (!flags.json) process.stdout.write(`${one.image}  ${one.reference}\n`);
  }
  return made;
}

function told(order: Order, digest: string, built: boolean): Made {
  const { image, revision } = order;
  const repository = nameOf(order);
  return {
    image: image.name,
    reference: `${repository}@${digest}`,
    repository,
    digest,
    tag: revision.tag,
    commit: revision.commit,
    architecture: image.architecture,
    built,
  };
}
