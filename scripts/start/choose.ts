import { type App, environmentNamed } from "../stacks/app";
import { permissionOf } from "../stacks/permission";
import type { Stack } from "../stacks/stack";

/** The environment that was named; otherwise the first one that may come and go. */
export function chosenEnvironment(app: App, name: string | undefined): Stack {
  if (name !== undefined) return environmentNamed(app, name);
  const environments = app.stacks.filter(({ kind }) => kind === "environment");
  const disposable = environments.find((stack) => permissionOf(stack).lifecycle === "disposable");
  const chosen = disposable ?? environments[0];
  return chosen ?? environmentNamed(app, "");
}
