import { CommandError } from "../lib/errors.mjs";
import { say } from "../terminal/say";
import { requireArchitecture } from "./architecture";
import { buildOptionsOf, type Given } from "./build-options";
import type { Builder } from "./builder";
import type { Revision } from "./git";
import type { PlatformImage } from "./images-of";
import { withLogin } from "./login";
import { pushedDigest } from "./pushed";
import { type Registry, repositoryOf } from "./registry";
import type { Sources } from "./sources";

/** An image to be made, and where it goes. */
export interface Order {
  readonly image: PlatformImage;
  readonly sources: Sources;
  readonly revision: Revision;
  readonly registry: Registry;
}

/** Builds an image, looks at it and pushes it. @returns its digest in the registry */
export async function buildAndPushOne(
  builder: Builder,
  order: Order,
  given: Given,
): Promise<string> {
  const { image, registry, revision } = order;
  const reference = referenceOf(order);
  say(
    `\nBuilding ${image.name} of ${revision.tag} for ${image.architecture} with ${builder.name}.`,
  );
  await builder.build(buildOptionsOf({ ...order, reference }, given));
  await requireArchitecture(builder, image, reference);
  say(`Pushing ${reference}.`);
  const insecure = registry.url.protocol === "http:";
  const pushed = await withLogin(registry, (authFile) =>
    builder.push(reference, { authFile, insecure }),
  );
  const digest = await digestOf(order);
  if (digest === undefined) throw notPushed(builder, order);
  // A tag that exists cannot be pushed again, and a tag is of one commit.
  if (!pushed) say(`${revision.tag} is there all the same: somebody else has pushed it meanwhile.`);
  return digest;
}

/** The digest that an order's tag has in the registry already. */
export const digestOf = ({ registry, image, revision }: Order): Promise<string | undefined> =>
  pushedDigest(registry, repositoryOf(image), revision.tag);

/** `host/acme/backend:0123456789ab` */
export const referenceOf = (order: Order): string => `${nameOf(order)}:${order.revision.tag}`;

/** `host/acme/backend` */
export const nameOf = ({ registry, image }: Order): string =>
  `${registry.url.host}/${repositoryOf(image)}`;

const notPushed = ({ name }: Builder, order: Order): CommandError =>
  new CommandError(`${name} could not push ${referenceOf(order)}`, {
    hint: [
      "What it says above is why. The tag does not exist, so nothing can run what arrived of it.",
      "The same command goes on: built layers are kept here, and pushed ones there.",
    ].join("\n"),
  });
