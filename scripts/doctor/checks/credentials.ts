import type { Access } from "../../aws/access";
import type { Caller } from "../../aws/account";
import { type Check, ok } from "../finding";

/** Whose credentials these are, and of what AWS. */
export const credentialsCheck = (access: Access, caller: () => Promise<Caller>): Check => ({
  name: "credentials",
  async look() {
    const { arn } = await caller();
    return ok(access.endpoint === undefined ? arn : `${arn}\nof the emulator ${access.endpoint}`);
  },
});
