import { expect, test } from "vitest";
import { exportLines } from "../../../scripts/start/keep";
import { compositionInWords, reachInWords } from "../../../scripts/start/words";

test("no part of an environment takes more than a line of the terminal", () => {
  const types = [
    { name: "subnet", count: 6 },
    { name: "route table association with a very long name", count: 12 },
  ];
  const [line = ""] = compositionInWords([{ module: "network", types }], 50);
  expect(line).toMatch(/^network {3}18 {2}6 × subnet, 12 × route.* …$/);
  expect(line.length).toBeLessThanOrEqual(48);
});

test("who opens connections is told once, with all it may reach", () => {
  const ways = [
    { from: "0.0.0.0/0", to: "load-balancer-public", port: 443 },
    { from: "api", to: "database-main", port: 5432 },
    { from: "api", to: "s3", port: 443 },
  ];
  expect(reachInWords(ways)).toEqual([
    "internet  → load-balancer-public:443",
    "api       → database-main:5432, s3:443",
  ]);
});

test("another terminal is pointed at the emulator and away from the caller's profile", () => {
  const environment = { AWS_ENDPOINT_URL: "http://127.0.0.1:1", CHECKPOINT_DISABLE: "1" };
  expect(exportLines({ environment })).toEqual([
    "unset AWS_PROFILE AWS_SESSION_TOKEN",
    "export AWS_ENDPOINT_URL=http://127.0.0.1:1",
  ]);
});
