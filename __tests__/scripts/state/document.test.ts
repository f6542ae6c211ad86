import { expect, test } from "vitest";
import { difference, differenceInWords } from "../../../scripts/state/difference";
import { entriesOf, parseState } from "../../../scripts/state/document";
import { isNewer } from "../../../scripts/state/newer-terraform";
import { stateWith } from "./states";

test("what a state manages is listed by address, one for each instance and no data source", () => {
  const resource = { mode: "managed", type: "aws_subnet", name: "a" } as const;
  const state = {
    ...stateWith({ "aws_vpc.main": {} }),
    resources: [
      { ...resource, instances: [{ index_key: "x" }, { index_key: 0 }] },
      { ...resource, module: "module.secret", type: "random_id", instances: [{}] },
      { ...resource, mode: "data" as const, instances: [{}] },
    ],
  };
  expect(entriesOf(state).map(({ address }) => address)).toEqual([
    'aws_subnet.a["x"]',
    "aws_subnet.a[0]",
    "module.secret.random_id.a",
  ]);
});

test.each(["", "{}", "[1]", '{"lineage":"x"}', "<html>"])("%j is no state", (text) => {
  expect(() => parseState(text, "s3://bucket/key")).toThrow(
    "s3://bucket/key is not a state of Terraform",
  );
});

test("going back says what is forgotten, known again and changed, and no value", () => {
  const now = stateWith({ "aws_vpc.main": { id: "1" }, "aws_subnet.new": {}, "aws_kms_key.k": {} });
  const then = stateWith({
    "aws_vpc.main": { id: "2" },
    "aws_subnet.old": {},
    "aws_kms_key.k": {},
  });
  expect(differenceInWords(difference(now, then))).toEqual([
    "  Terraform forgets, and AWS keeps:",
    "    aws_subnet.new",
    "  Terraform knows again:",
    "    aws_subnet.old",
    "  Terraform takes for what it was then:",
    "    aws_vpc.main",
  ]);
});

test.each([
  ["1.12.0", "1.11.4", true],
  ["2.0.0", "1.11.4", true],
  ["1.11.9", "1.11.4", false],
  ["1.9.0", "1.11.4", false],
])("a state of %s is too new for %s: %s", (written, installed, newer) => {
  expect(isNewer(written, installed)).toBe(newer);
});
