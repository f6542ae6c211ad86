import type { DeployOn } from "../../src/modules/delivery/config";
import { environmentNamed, environmentNames } from "../env/environments";

const MAIN: DeployOn = { branch: "main" };

/**
 * As an environment's configuration says.
 * @param own false for an app of another folder, such as an example: it is deployed from `main`
 */
export async function deployOnOf(environment: string, own: boolean): Promise<DeployOn> {
  if (!own || !(await environmentNames()).includes(environment)) return MAIN;
  return (await environmentNamed(environment)).deployOn;
}
