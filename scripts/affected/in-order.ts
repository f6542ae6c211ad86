import { resolve } from "node:path";
import { environmentNames } from "../env/environments";
import type { App } from "../stacks/app";
import type { Stack } from "../stacks/stack";

/**
 * Environments in the order in which a change reaches them: that of src/envs/index.ts, where synthesis writes its stacks
 * by the alphabet. An app of another folder, such as an example, keeps the order of its stacks.
 */
export async function inOrder<Placed extends { readonly stack: Pick<Stack, "name"> }>(
  { root, folder }: Pick<App, "root" | "folder">,
  environments: readonly Placed[],
): Promise<Placed[]> {
  if (resolve(folder) !== resolve(root)) return [...environments];
  const names = await environmentNames();
  const rank = ({ stack }: Placed) => {
    const index = names.indexOf(stack.name);
    return index < 0 ? names.length : index;
  };
  return [...environments].sort((one, other) => rank(one) - rank(other));
}
