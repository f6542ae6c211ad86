import { expect, test } from "vitest";
import { initFailed } from "../../../scripts/terraform/open-backend";

test.each([
  [
    "no provider",
    "\nError: Failed to query available provider packages\n\nCould not retrieve the list of available versions for provider hashicorp/aws: could not connect to registry.terraform.io",
    4,
    /the AWS provider could not be installed/,
  ],
  [
    "expired credentials",
    "\nError: validating provider credentials: api error ExpiredToken: The security token included in the request is expired",
    6,
    /the AWS credentials have expired/,
  ],
  ["something else", "╷\n│ Error: Unsupported argument\n│ \n│ On line 3.\n╵", 9, /failed$/],
])("an init that fails for %s says so", (_, said, code, message) => {
  const error = initFailed("opening dev for Terraform", "dev", said);
  expect(error.exitCode).toBe(code);
  expect(error.message).toMatch(message);
});

test("what Terraform said is shown without the frame around it", () => {
  const { hint } = initFailed(
    "opening dev",
    "dev",
    "noise\n╷\n│ Error: Unsupported argument\n│ \n│ On line 3.\n╵\n",
  );
  expect(hint).toBe("Terraform said: Unsupported argument\nOn line 3.");
});
