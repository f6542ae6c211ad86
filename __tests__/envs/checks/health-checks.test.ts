import { describe, expect, test } from "vitest";
import {
  healthFitsTheGracePeriod,
  matchersFitTheProtocol,
  startFitsTheGracePeriod,
  timeoutsAreShorterThanIntervals,
} from "../../../src/envs/checks/health-checks";
import { checking } from "./checking";

const api = (parts: object) => ({ workloads: { api: parts } });
const command = ["node", "healthcheck.mjs"];

describe("the grace period", () => {
  const problemsWith = (healthCheckGracePeriodSeconds: number, parts: object = {}) =>
    checking(healthFitsTheGracePeriod)(
      api({
        deployment: { strategy: "rolling", healthCheckGracePeriodSeconds },
        expose: {
          healthCheck: { intervalSeconds: 20, timeoutSeconds: 6, healthyThreshold: 3 },
        },
        ...parts,
      }),
    );

  test("a second less than three checks and an answer is refused", () => {
    expect(problemsWith(65)).toMatchObject([
      { path: "workloads.api.deployment.healthCheckGracePeriodSeconds", found: "65" },
    ]);
  });

  test("exactly as long is fine", () => {
    expect(problemsWith(66)).toEqual([]);
  });

  test("a service that no load balancer asks needs none", () => {
    expect(problemsWith(0, { expose: undefined })).toEqual([]);
  });

  test("it covers the time in which a container may fail", () => {
    const starting = (startPeriodSeconds: number) =>
      checking(startFitsTheGracePeriod)(api({ healthCheck: { command, startPeriodSeconds } }));
    expect(starting(61)).toMatchObject([{ path: "workloads.api.healthCheck.startPeriodSeconds" }]);
    expect(starting(60)).toEqual([]);
  });
});

describe("timeouts", () => {
  const pathsWith = (timeoutSeconds: number) => {
    const healthCheck = { intervalSeconds: 10, timeoutSeconds };
    const container = { command, ...healthCheck };
    const sidecars = { proxy: { image: "backend", healthCheck: container } };
    return checking(timeoutsAreShorterThanIntervals)(
      api({ expose: { healthCheck }, healthCheck: container, sidecars }),
    ).map(({ path }) => path);
  };

  test("as long as the interval are refused, wherever the check is", () => {
    expect(pathsWith(10)).toEqual([
      "workloads.api.expose.healthCheck.timeoutSeconds",
      "workloads.api.healthCheck.timeoutSeconds",
      "workloads.api.sidecars.proxy.healthCheck.timeoutSeconds",
    ]);
  });

  test("a second shorter are fine", () => {
    expect(pathsWith(9)).toEqual([]);
  });
});

describe("status codes", () => {
  const problemsWith = (protocol: string, matcher: string) =>
    checking(matchersFitTheProtocol)(api({ protocol, expose: { healthCheck: { matcher } } }));

  test.each([
    ["http", "500"],
    ["http", "0"],
    ["grpc", "200"],
  ])("%s cannot expect %s", (protocol, matcher) => {
    expect(problemsWith(protocol, matcher)).toMatchObject([
      { path: "workloads.api.expose.healthCheck.matcher" },
    ]);
  });

  test.each([
    ["http", "200-499"],
    ["http2", "200,204"],
    ["grpc", "0-99"],
  ])("%s can expect %s", (protocol, matcher) => {
    expect(problemsWith(protocol, matcher)).toEqual([]);
  });
});
