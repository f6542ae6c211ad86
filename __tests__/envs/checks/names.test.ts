import { describe, expect, test } from "vitest";
import { namesFit } from "../../../src/envs/checks/names";
import { checking } from "./checking";

const problemsWith = checking(namesFit);
const letters = (count: number) => "x".repeat(count);
const plainHttp = { reason: "a test serves nothing real" };

/** In the small environment every name starts with `acme-test-`: ten characters. */
const START = "acme-test-".length;

describe("names over AWS's limits", () => {
  const loadBalancer = (length: number) => ({
    loadBalancers: { public: undefined, [letters(length - START)]: { plainHttp } },
  });

  test("a load balancer's is refused with its length and what to do", () => {
    expect(problemsWith(loadBalancer(33))).toContainEqual({
      path: `loadBalancers.${letters(23)}`,
      message: "makes the name of a load balancer longer than the 32 characters that AWS takes",
      found: `"acme-test-${letters(23)}" (33)`,
      write:
        "a shorter key, or a shorter name of the environment or the platform, or set `name`; it is 1 too long",
    });
    expect(problemsWith(loadBalancer(32))).toEqual([]);
  });

  test("a name that is given wins, and is checked itself", () => {
    const named = (name: string) => ({
      loadBalancers: { public: undefined, [letters(23)]: { plainHttp, name, accessLogs: false } },
    });
    expect(problemsWith(named(letters(32)))).toEqual([]);
    expect(problemsWith(named(letters(33)))).toMatchObject([
      { path: `loadBalancers.${letters(23)}.name` },
    ]);
  });

  const service = (name: string, parts: object = {}) => ({
    workloads: {
      [name]: {
        kind: "service",
        image: "backend",
        port: 3000,
        expose: { through: "public", paths: ["/other"] },
        ...parts,
      },
    },
  });

  test("a target group's counts the port and the protocol", () => {
    const port = "-3000".length;
    expect(problemsWith(service(letters(32 - START - port)))).toEqual([]);
    expect(problemsWith(service(letters(33 - START - port)))).toMatchObject([
      { message: expect.stringContaining("target group") },
    ]);
    expect(problemsWith(service(letters(32 - START - port), { protocol: "grpc" }))).toHaveLength(1);
  });

  const environment = { name: letters(22) };
  const start = `acme-${letters(22)}-`.length;

  test("a role's counts its suffix", () => {
    const worker = (length: number) =>
      problemsWith({
        ...environment,
        loadBalancers: { public: undefined },
        workloads: {
          api: { expose: undefined },
          ...service(letters(length), { expose: undefined }).workloads,
        },
      });
    const longest = 64 - start - "-execution".length;
    expect(worker(longest)).toEqual([]);
    expect(worker(longest + 1)).toMatchObject([{ message: expect.stringContaining("a role") }]);
  });

  test("a database's counts its replicas", () => {
    const database = (replicas: number) =>
      problemsWith({ databases: { main: { identifier: letters(60), replicas } } });
    expect(database(0)).toEqual([]);
    expect(database(1)).toMatchObject([
      { path: "databases.main.identifier", write: "a shorter identifier; it is 7 too long" },
    ]);
  });

  test("a bucket for access logs is only counted where there is one", () => {
    const logs = (accessLogs: boolean) =>
      problemsWith({
        name: letters(15),
        loadBalancers: { public: { name: "short", accessLogs } },
        workloads: { api: { expose: { through: "public" }, port: 80 } },
      });
    expect(logs(false)).toEqual([]);
    expect(logs(true)).toEqual([]);
    expect(
      problemsWith({
        name: letters(15),
        loadBalancers: { public: undefined, "public-entry": { name: "short", plainHttp } },
      }),
    ).toMatchObject([{ message: expect.stringContaining("a bucket") }]);
  });

  test("a schedule's is refused too", () => {
    const task = (length: number) =>
      problemsWith({
        name: letters(27),
        loadBalancers: { public: undefined },
        workloads: {
          api: { expose: undefined },
          [letters(length)]: { kind: "task", image: "backend", schedule: "rate(1 hour)" },
        },
      }).map(({ message }) => message.replace(/.*name of (.*) longer.*/, "$1"));
    const start = `acme-${letters(27)}-`.length;
    expect(task(64 - start)).not.toContain("a schedule");
    expect(task(65 - start)).toContain("a schedule");
  });
});
