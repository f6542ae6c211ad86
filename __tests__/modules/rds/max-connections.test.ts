import { expect, test } from "vitest";
import { connectionsFor } from "../../../src/modules/rds/max-connections";

const limit = (instanceClass: string, parameters: Record<string, string> = {}) =>
  connectionsFor({ instanceClass, parameters });

test("grows with the memory of the class, and stays below what RDS allows there", () => {
  expect(limit("db.t4g.micro")).toBe(76);
  expect(limit("db.t4g.small")).toBe(160);
  expect(limit("db.r7g.large")).toBe(1343);
  expect(limit("db.m6i.2xlarge")).toBe(2695);
});

test("ends at 5000, as RDS has it", () => {
  expect(limit("db.r7g.16xlarge")).toBe(4992);
});

test("is the parameter's where that is a number", () => {
  expect(limit("db.t4g.micro", { max_connections: "200" })).toBe(192);
});

test("is not guessed from a formula, nor for a family that is not known", () => {
  expect(limit("db.t4g.micro", { max_connections: "{DBInstanceClassMemory/1}" })).toBeUndefined();
  expect(limit("db.q9.large")).toBeUndefined();
});
