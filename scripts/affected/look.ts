import type { App } from "../stacks/app";
import type { Affected } from "./affected";
import type { Base } from "./base";
import { stacksAt } from "./base-stacks";
import { changedFiles } from "./changed-files";
import { asAdministered, asEnvironment, touchedStacks } from "./environments";
import { affectedImages } from "./images";
import { hasRoles } from "./roles";

/**
 * What a change touches: the stacks whose synthesized JSON differs, and the images that are built from a file
 * of it.
 * @param base where the change begins; without a commit everything counts
 */
export async function lookAtChange(app: App, { gitRoot, commit }: Base): Promise<Affected> {
  const then = commit === undefined ? undefined : await stacksAt(app, gitRoot, commit);
  const before = then && "stacks" in then ? then.stacks : undefined;
  const touched = touchedStacks(app, before);
  const environments = touched.filter(({ stack }) => stack.kind === "environment");
  const change = commit && { gitRoot, files: await changedFiles(gitRoot, commit), before };
  return {
    base: commit ?? null,
    everything: then === undefined ? NO_BASE : "unknown" in then ? then.unknown : null,
    environments: await Promise.all(environments.map((one) => asEnvironment(app, one))),
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

const NO_BASE = "there is no commit to measure from";
