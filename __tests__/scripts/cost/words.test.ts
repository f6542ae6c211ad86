import { expect, test } from "vitest";
import { estimate } from "../../../scripts/cost/estimate";
import { costInWords } from "../../../scripts/cost/words";
import type { Configuration } from "../../../scripts/stacks/stack";
import { configured, serviceOf, tableWith } from "./tables";

const plain = (_: unknown, text: string) => text;

const shown = (resource: NonNullable<Configuration["resource"]>, columns = 100) =>
  costInWords(
    estimate({
      name: "dev",
      region: "eu-west-1",
      configuration: configured(resource),
      table: tableWith(),
    }),
    [],
    { style: plain, columns },
  );

const unknown = { aws_db_instance: { main: { instance_class: "db.x9.large" } } };

test("the total comes first, then what it leaves out and of when the prices are", () => {
  const text = shown({ aws_nat_gateway: { a: {} } });
  expect(text).toMatch(/^dev in eu-west-1: about 36\.50 USD a month\n/);
  expect(text).toMatch(/without tax, free tier, discounts/);
  expect(text).toContain("of 2026-01-31");
});

test("with an unknown price the total is the least, and the part is unknown, not 0", () => {
  const text = shown(unknown);
  expect(text).toMatch(/^dev in eu-west-1: at least 0\.00 USD a month and 2 prices/);
  expect(text).toMatch(/database +unknown\n/);
});

test("a price by use has an example", () => {
  expect(shown({ aws_nat_gateway: { a: {} } })).toMatch(
    /NAT gateways +0\.05 per GB; 100 cost 5\.00/,
  );
});

test("a workload is one line of all it has", () => {
  expect(shown(serviceOf("api"))).toMatch(/By workload\n +api +8\.76\n/);
});

test.each([60, 80, 110])("no line is longer than a terminal of %i columns", (columns) => {
  const text = shown(
    { ...unknown, ...serviceOf("api"), aws_nat_gateway: { a: {}, b: {} } },
    columns,
  );
  expect(text.split("\n").filter((line) => line.length > columns)).toEqual([]);
});
