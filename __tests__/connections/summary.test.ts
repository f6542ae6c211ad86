import { expect, test } from "vitest";
import { planConnections } from "../../src/connections/plan";
import { summarize } from "../../src/connections/summary";
import { environmentOf } from "./small-environment";

test("the summary lists each way through the network once, from who connects", () => {
  expect(summarize(planConnections(environmentOf()))).toEqual([
    { from: "0.0.0.0/0", to: "load-balancer-public", port: 80 },
    { from: "api", to: "0.0.0.0/0", port: 443 },
    { from: "api", to: "database-main", port: 5432 },
    { from: "api", to: "s3", port: 443 },
    { from: "load-balancer-public", to: "api", port: 3000 },
  ]);
});
