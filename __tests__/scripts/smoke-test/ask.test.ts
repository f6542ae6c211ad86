import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptedIn } from "../../../scripts/smoke-test/accepted";
import { ask } from "../../../scripts/smoke-test/ask";
import { wordsOfFailure } from "../../../scripts/smoke-test/failures";

let server: Server;
let port: number;

/** Answers with the status in the path, as a load balancer below `/elb/`. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const [, own, status] = /^(\/elb)?\/(\d+)$/.exec(request.url ?? "") ?? [];
    const headers = { location: "/elsewhere", ...(own && { server: "awselb/2.0" }) };
    response.writeHead(Number(status), headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server?.closeAllConnections();
  server?.close();
});

const at = (path: string, statuses?: string) =>
  ask(`http://127.0.0.1:${port}${path}`, acceptedIn(statuses));

test.each([
  ["/200", true, ""],
  ["/302", true, ""],
  ["/404", false, "not 200-399"],
  ["/503", false, "the service itself failed"],
  ["/elb/503", false, "the load balancer has no task that it could ask"],
  ["/elb/502", false, "the load balancer got no proper answer of a task"],
  ["/elb/404", false, "no rule of the load balancer leads there"],
])("the answer %s is told as what it is", async (path, good, problem) => {
  expect(await at(path)).toMatchObject({ good, problem, mayPass: true });
});

test("what the health check takes for healthy decides", async () => {
  expect(await at("/302", "200-299")).toMatchObject({ good: false, problem: "not 200-299" });
  expect(await at("/302", "200,302")).toMatchObject({ good: true });
});

test("a server that speaks no TLS is told apart from one that does not answer", async () => {
  const secure = await ask(`https://127.0.0.1:${port}/200`, acceptedIn());
  expect(secure.problem).toMatch(/^TLS: no connection/);

  const nobody = await ask("http://127.0.0.1:1/", acceptedIn());
  expect(nobody).toMatchObject({ status: undefined, problem: "connection refused", mayPass: true });
});

test.each([
  ["CERT_HAS_EXPIRED", "TLS: its certificate has expired"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "TLS: its certificate is for another name"],
  ["ENOTFOUND", "the name does not resolve here"],
])("%s is said in words", (code, words) => {
  expect(wordsOfFailure(Object.assign(new Error("failed"), { code }))).toBe(words);
});
