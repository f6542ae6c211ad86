import { GetBucketVersioningCommand } from "@aws-sdk/client-s3";
import { callingAws } from "../../aws/errors";
import type { StackContext } from "../../lib/stack-context";
import { hasBucket } from "../../state/bucket";
import { bucketClient } from "../../state/place";
import { type Check, notChecked, ok, warning } from "../finding";

/** Without versions of the state nobody can go back to an earlier one. */
export const versioningCheck = (context: StackContext): Check => ({
  name: "state versions",
  async look() {
    if (!(await hasBucket(context))) return notChecked("there is no bucket yet");
    const asked = { Bucket: context.stack.backend.bucket };
    const { Status } = await callingAws("asking for the versioning of the state", () =>
      bucketClient(context).send(new GetBucketVersioningCommand(asked)),
    );
    if (Status === "Enabled") return ok("every one is kept");
    return warning(
      "versioning is off: a state that is lost or overwritten cannot be brought back",
      `devops-platform bootstrap ${context.stack.name} turns it on.`,
    );
  },
});
