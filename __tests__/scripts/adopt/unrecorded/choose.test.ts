import { expect, test } from "vitest";
import { type Choice, choose } from "../../../../scripts/adopt/unrecorded/choose";
import { Memory } from "../../../../scripts/adopt/unrecorded/memory";
import type { PlanJson } from "../../../../scripts/terraform/plan-json";

const vpc: Choice = {
  wanted: { address: "aws_vpc.main", type: "aws_vpc", planned: {} },
  ids: ["vpc-1"],
  confirms: () => true,
  unsure: false,
};

const listener = (name: string, port: number): Choice => ({
  wanted: { address: `aws_lb_listener.${name}`, type: "aws_lb_listener", planned: { port } },
  ids: ["arn:a", "arn:b"],
  confirms: (there) => there.port === port,
  unsure: true,
});

/** What Terraform read, told by a plan that imported it. */
function havingRead(read: Record<string, object>): Memory {
  const memory = new Memory();
  const resource_changes = Object.entries(read).map(([id, before]) => ({
    type: "aws_lb_listener",
    change: { importing: { id }, before },
  }));
  memory.learn({ resource_changes } as unknown as PlanJson);
  return memory;
}

test("the only one is imported", () => {
  expect(choose([vpc], new Memory()).imports).toEqual([{ to: "aws_vpc.main", id: "vpc-1" }]);
});

test("of two nobody chooses: both are named", () => {
  const { imports, doubled } = choose([{ ...vpc, ids: ["vpc-1", "vpc-2"] }], new Memory());
  expect(imports).toEqual([]);
  expect(doubled).toEqual([{ address: "aws_vpc.main", ids: ["vpc-1", "vpc-2"] }]);
});

test("where only Terraform can tell them apart, each is read first at whatever address", () => {
  const { imports, doubled } = choose([listener("http", 80), listener("https", 443)], new Memory());
  expect(imports.map(({ id }) => id)).toEqual(["arn:a", "arn:b"]);
  expect(doubled).toEqual([]);
});

test("and comes to its own address when it was read", () => {
  const memory = havingRead({ "arn:a": { port: 443 }, "arn:b": { port: 80 } });
  const { imports } = choose([listener("http", 80), listener("https", 443)], memory);
  expect(imports).toEqual([
    { to: "aws_lb_listener.http", id: "arn:b" },
    { to: "aws_lb_listener.https", id: "arn:a" },
  ]);
});

test("one that turns out to be something else is not imported any more", () => {
  const memory = havingRead({ "arn:a": { port: 443 } });
  const http = { ...listener("http", 80), ids: ["arn:a"] };
  expect(choose([http], memory)).toEqual({ imports: [], doubled: [] });
});

test("one that is listed and no longer there makes way for the one that is", () => {
  const memory = new Memory();
  memory.forget({ to: "aws_lb_listener.http", id: "arn:a" });
  const { imports } = choose([listener("http", 80)], memory);
  expect(imports).toEqual([{ to: "aws_lb_listener.http", id: "arn:b" }]);
});

test("two that both turn out to be the one are named", () => {
  const memory = havingRead({ "arn:a": { port: 80 }, "arn:b": { port: 80 } });
  expect(choose([listener("http", 80)], memory).doubled).toEqual([
    { address: "aws_lb_listener.http", ids: ["arn:a", "arn:b"] },
  ]);
});
