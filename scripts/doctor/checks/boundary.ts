import type { StackContext } from "../../lib/stack-context";
import { boundaryOf, isThere } from "../../stacks/boundary";
import { type Check, notChecked, ok, warning } from "../finding";

/** The policy that bounds an environment's roles, which an administrator makes once with the roles of its workflows. */
export const boundaryCheck = (context: StackContext): Check => ({
  name: "boundary of roles",
  async look() {
    const { app, stack } = context;
    const boundary = boundaryOf(app, stack);
    if (boundary === undefined) return notChecked("its roles have none");
    const name = boundary.arn.slice(boundary.arn.indexOf("/") + 1);
    if (await isThere(context, boundary)) return ok(name);
    return warning(
      `the policy ${name} is not there, and AWS makes no role without it`,
      next(boundary),
    );
  },
});

function next({ madeBy }: NonNullable<ReturnType<typeof boundaryOf>>): string {
  if (madeBy === undefined)
    return "No stack makes it: add a SharedStack with all environments to main.ts.";
  const verb = madeBy.kind === "bootstrap" ? "bootstrap" : "deploy";
  return `An administrator makes it, and the roles that workflows take: devops-platform ${verb} ${madeBy.name}`;
}
