import { withOwnOutput } from "./emulated";

/** The environments of an app, whichever it is: by what it synthesizes. */
export function environmentsOf(root: string, folder: string): Promise<string[]> {
  return withOwnOutput({ root, folder }, async ({ stacks }) =>
    stacks.filter(({ kind }) => kind === "environment").map(({ name }) => name),
  );
}
