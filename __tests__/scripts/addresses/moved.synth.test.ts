import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { expect, test } from "vitest";
import { compare, isLoss } from "../../../scripts/addresses/compare";
import { resourcesOf } from "../../../scripts/addresses/stack-resources";
import { plainStack } from "../../stacks/stacks";

const stackWith = (id: string, previous?: string) =>
  resourcesOf(
    plainStack({}, (stack) => {
      const bucket = new S3Bucket(stack, id, { bucket: "acme-data" });
      if (previous !== undefined) bucket.moveFromId(previous);
    }).json,
  );

test("a renamed bucket that says where it came from stays", () => {
  const { resources } = stackWith("data");
  expect(compare(resources, stackWith("files")).some(isLoss)).toBe(true);
  expect(compare(resources, stackWith("files", "aws_s3_bucket.data")).some(isLoss)).toBe(false);
});
