import type { Names } from "./actions";
import type { Trusted } from "./trust";

/** Workflows that GitHub runs on the default branch, by the clock or by hand, whatever an environment deploys from. */
const BY_THE_CLOCK = { drill: "restore-drill.yml", destroy: "destroy.yml" };

/**
 * Who may deploy an environment: the commits that it deploys, and on the default branch, where it deploys from
 * elsewhere, those workflows alone that run there: so no push to that branch deploys what waits for a tag.
 */
export function deployers(
  { own, durable = false }: Names,
  ref: string,
  defaultRef: string,
): Trusted[] {
  const subject = `environment:${own.environment}`;
  const { drill, destroy } = BY_THE_CLOCK;
  const workflows = durable ? [drill] : [destroy, drill];
  return ref === defaultRef
    ? [{ subject, refs: [ref] }]
    : [
        { subject, refs: [ref] },
        { subject, refs: [defaultRef], workflows },
      ];
}
