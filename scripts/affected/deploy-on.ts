import { environmentNamed, environmentNames } from "../env/environments";

/** What makes an environment be deployed: a push to a branch, or a tag. */
export type DeployOn = { readonly branch: string } | { readonly tag: string };

const MAIN: DeployOn = { branch: "main" };

/**
 * As an environment's configuration says.
 * @param own false for an app of another folder, such as an example: it is deployed from `main`
 */
export async function deployOnOf(environment: string, own: boolean): Promise<DeployOn> {
  if (!own || !(await environmentNames()).includes(environment)) return MAIN;
  const { deployOn } = (await environmentNamed(environment)) as { deployOn?: DeployOn };
  return deployOn ?? MAIN;
}
