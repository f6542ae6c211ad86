import { missingRoles, rolesFor } from "../../aws/service-linked-roles";
import type { StackContext } from "../../lib/stack-context";
import { type Check, notChecked, ok, warning } from "../finding";

/**
 * The roles by which AWS's services act in the account. In a new account each service makes its own at the
 * first use, if the caller may; RDS can answer the very call that made it with a refusal.
 */
export const serviceLinkedRolesCheck = (context: StackContext): Check => ({
  name: "service-linked roles",
  async look() {
    const wanted = rolesFor(Object.keys(context.stack.configuration.resource ?? {}));
    if (wanted.length === 0) return notChecked("nothing here needs one");
    const missing = await missingRoles(context, wanted);
    if (missing.length === 0) return ok(`all ${wanted.length} are there`);
    return warning(
      `not there yet: ${missing.map(({ name }) => name).join(", ")}`,
      [
        "A deploy makes them first, if it may iam:CreateServiceLinkedRole. Otherwise somebody who may:",
        ...missing.map(
          ({ service }) => `aws iam create-service-linked-role --aws-service-name ${service}`,
        ),
      ].join("\n"),
    );
  },
});
