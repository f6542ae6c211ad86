import type { App } from "../stacks/app";
import type { Affected } from "./affected";
import type { Base } from "./base";
import { type BaseStacks, stacksAt } from "./base-stacks";
import { changedFiles } from "./changed-files";
import { asAdministered, asEnvironment, touchedStacks } from "./environments";
import { affectedImages } from "./images";
import { inOrder } from "./in-order";
import type { Reference } from "./reference";
import { hasRoles } from "./roles";

/**
 * What a change touches: the stacks whose synthesized JSON differs, and the images that are built from a file
 * of it.
 * @param base where the change begins; where that is not known everything counts
 * @param then the stacks of that commit; by default they are synthesized
 * @param reference what a job runs for, which decides by which role it may plan
 */
export async function lookAtChange(
  app: App,
  { gitRoot, from }: Base,
  then?: BaseStacks,
  reference?: Reference,
): Promise<Affected> {
  const commit = "commit" in from ? from.commit : undefined;
  const known = "commit" in from ? (then ?? (await stacksAt(app, gitRoot, from.commit))) : from;
  const before = "stacks" in known ? known.stacks : undefined;
  const touched = touchedStacks(app, before);
  const environments = await inOrder(
    app,
    touched.filter(({ stack }) => stack.kind === "environment"),
  );
  const change = commit && { gitRoot, files: await changedFiles(gitRoot, commit), before };
  return {
    base: commit ?? null,
    everything: "unknown" in known ? known.unknown : null,
    environments: await Promise.all(environments.map((one) => asEnvironment(app, one, reference))),
    images: affectedImages(app, change || undefined),
    administered: touched.filter(({ stack }) => stack.kind !== "environment").map(asAdministered),
    removed: (before ?? [])
      .filter(
        ({ kind, name }) => kind === "environment" && !app.stacks.some((one) => one.name === name),
      )
      .map(({ name }) => name),
    delivery: hasRoles(app),
  };
}
