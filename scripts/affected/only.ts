import type { Affected } from "./affected";

/** What a change touches of one environment, or one other stack. */
export const only = (found: Affected, name: string): Affected => ({
  ...found,
  environments: found.environments.filter(({ environment }) => environment === name),
  administered: found.administered.filter(({ environment }) => environment === name),
  images: found.images.filter(({ environments }) => environments.includes(name)),
  removed: found.removed.filter((environment) => environment === name),
});
