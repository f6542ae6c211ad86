import { expect, test } from "vitest";
import { shapeOf } from "../../../scripts/secrets/generate";
import type { DeployedSecret } from "../../../scripts/secrets/secret";
import type { Configuration } from "../../../scripts/stacks/stack";
import { stackWith } from "../../support/environment-stack";

const secret = (awsName: string): DeployedSecret => ({
  name: awsName,
  kind: "generated",
  arn: "arn",
  awsName,
  terraformVersion: "1",
  usedBy: [],
});

const configuration = stackWith({
  secrets: {
    plain: { kind: "generated" },
    long: { kind: "generated", length: 64, symbols: true, name: "prescribed/long" },
  },
}).json as Configuration;

test.each([
  ["/acme/test/plain", { length: 32, symbols: false }],
  ["prescribed/long", { length: 64, symbols: true }],
])("a new value of %s looks as the configuration says", (awsName, shape) => {
  expect(shapeOf(configuration, secret(awsName))).toEqual(shape);
});

test("a secret that left the configuration gets no new value", () => {
  expect(() => shapeOf(configuration, secret("/acme/test/gone"))).toThrow(
    "has no generated secret",
  );
});
