import type { StackContext } from "../../lib/stack-context";
import { hasBucket } from "../../state/bucket";
import { requireState } from "../../state/condition";
import { entriesOf } from "../../state/document";
import { type Check, ok, warning } from "../finding";

/** Whether the bucket is where it belongs, and what the state in it knows. */
export const stateCheck = (context: StackContext): Check => ({
  name: "state",
  async look() {
    const { name, backend } = context.stack;
    if (!(await hasBucket(context))) {
      return warning(
        `the bucket ${backend.bucket} is not there yet`,
        `devops-platform deploy ${name} makes it first; devops-platform bootstrap ${name} makes nothing else.`,
      );
    }
    const state = await requireState(context);
    const resources = state ? entriesOf(state.document).length : 0;
    const where = `${backend.bucket} (${backend.region})`;
    return ok(
      resources === 0 ? `${where}: nothing is deployed` : `${where}: ${resources} resources`,
    );
  },
});
