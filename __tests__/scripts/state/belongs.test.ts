import { expect, test } from "vitest";
import { foreignOwner } from "../../../scripts/state/belongs";
import { ownedBy, stateWith } from "./states";

const dev = {
  kind: "environment",
  platform: "acme",
  environment: "dev",
  configuration: {},
} as const;
const shared = {
  kind: "shared",
  platform: "acme",
  environment: "shared",
  configuration: { resource: { aws_ecr_repository: { backend: {} } } },
} as const;

test("a state whose resources are tagged as the stack's is its own", () => {
  expect(foreignOwner(stateWith({ "aws_vpc.main": ownedBy("dev") }), dev)).toBeUndefined();
});

test("a state of another environment, or of another platform, says whose it is", () => {
  expect(foreignOwner(stateWith({ "aws_vpc.main": ownedBy("prod") }), dev)).toBe("prod of acme");
  expect(foreignOwner(stateWith({ "aws_vpc.main": ownedBy("dev", "zeta") }), dev)).toBe(
    "dev of zeta",
  );
});

test("one resource that was tagged by hand does not make a state foreign", () => {
  const state = stateWith({
    "aws_vpc.main": ownedBy("dev"),
    "aws_subnet.a": ownedBy("dev"),
    "aws_subnet.b": ownedBy("prod"),
  });
  expect(foreignOwner(state, dev)).toBeUndefined();
});

test("the state of the bootstrap is not that of shared, though the tags are the same", () => {
  expect(foreignOwner(stateWith({ "aws_s3_bucket.state": ownedBy("shared") }), shared)).toBe(
    "another stack",
  );
  const own = stateWith({ "aws_ecr_repository.backend": ownedBy("shared") });
  expect(foreignOwner(own, shared)).toBeUndefined();
});

test("a state without resources, or without tags, is nobody else's", () => {
  expect(foreignOwner(stateWith({}), shared)).toBeUndefined();
  expect(foreignOwner(stateWith({ "aws_route.a": {} }), dev)).toBeUndefined();
});
