import { createRequire } from "node:module";
import { join } from "node:path";
import { type ComponentProps, createElement } from "react";

/**
 * ink is an ES module that waits while it loads, so nothing of CommonJS, which all commands are compiled to, can
 * require it. It is imported once, by the one command that draws with it, and its components are reached through these.
 */
type Ink = typeof import("ink");

let loaded: Ink | undefined;

/**
 * Call it before anything here is drawn.
 * @param root the repository
 */
export async function loadInk(root: string): Promise<Ink> {
  const importing: (name: string) => Promise<unknown> = createRequire(join(root, "package.json"))(
    "./scripts/launch/import.cjs",
  );
  loaded ??= (await importing("ink")) as Ink;
  return loaded;
}

function ink(): Ink {
  if (!loaded) throw new Error("ink is used before loadInk");
  return loaded;
}

export const Box = (props: ComponentProps<Ink["Box"]>) => createElement(ink().Box, props);
export const Text = (props: ComponentProps<Ink["Text"]>) => createElement(ink().Text, props);
export const useInput: Ink["useInput"] = (handle, options) => ink().useInput(handle, options);
