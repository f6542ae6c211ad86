import { expect, test } from "vitest";
import { quietly } from "../../../scripts/terraform/environment";

test.each(["TF_WORKSPACE", "TF_DATA_DIR", "TF_CLI_ARGS", "TF_CLI_ARGS_apply"])(
  "%s of the caller does not reach Terraform, which would work on something else",
  (name) => {
    expect(quietly({ [name]: "anything" })).not.toHaveProperty(name);
  },
);

test("what is the caller's to say does: how often garbage is collected, where providers are", () => {
  const caller = { GOGC: "50", TF_PLUGIN_CACHE_DIR: "/cache", TF_LOG: "debug" };
  expect(quietly(caller)).toMatchObject(caller);
});
