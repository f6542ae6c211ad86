import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { acceptedIn } from "../../scripts/smoke-test/accepted";
import type { SmokeTest } from "../../scripts/smoke-test/smoke-test";
import { tryAgain } from "../../scripts/smoke-test/try-again";
import { formatPauseValue } from "../../src/modules/pause/pause-value";
import { runCommand } from "../support/command-line";
import { accountWithStateHome, configFor, DIGEST, POINTER } from "../support/destroying";
import { lendBundles } from "../support/lent-bundles";
import { type LoadedEnvironment, makeLoadedEnvironment } from "../support/loaded-environment";
import type { Project } from "../support/project";
import { type Served, serve } from "../support/served";
import { smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

const PAUSE_POINTER = "/acme/dev/pause";
/** The emulator's load balancers have no name that leads anywhere: a rule for this host does. */
const HERE = { hosts: ["127.0.0.1"] };

describeTerraform("an environment that users ask", () => {
  let account: Emulator;
  let project: Project;
  let served: Served;
  let made: LoadedEnvironment;

  beforeAll(async () => {
    project = smallPlatform();
    lendBundles(project);
    account = await accountWithStateHome();
    served = await serve();
    made = await makeLoadedEnvironment(account, served);
  });

  afterAll(async () => {
    served?.stop();
    await account?.stop();
    project?.remove();
  });

  beforeEach(async () => {
    Object.assign(served, { status: 200, delay: 0 });
    served.asked.length = 0;
    await made.write(HERE);
    await put(PAUSE_POINTER, "running");
    await put(POINTER, DIGEST);
  });

  const put = async (Name: string, Value: string) => {
    const ssm = new SSMClient(await configFor(account));
    await ssm.send(new PutParameterCommand({ Name, Value, Overwrite: true }));
  };

  const smoke = (...words: string[]) =>
    runCommand(project, account, "smoke-test", "dev", "--minutes", "0", ...words);

  async function outcomes(...words: string[]) {
    const { stdout, stderr } = await smoke(...words, "--json");
    const { services } = JSON.parse(stdout || stderr) as SmokeTest;
    return Object.fromEntries(
      services.map(({ service, outcome, why }) => [service, [outcome, why]]),
    );
  }

  test("is well where each service answers on its health path", async () => {
    const { code, stdout, stderr } = await smoke();

    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(
      new RegExp(`^✓ {2}api +200 +\\d+ ms +http://127.0.0.1:${served.port}/health$`, "m"),
    );
    expect(stdout).not.toContain("worker");
    expect(new Set(served.asked)).toEqual(new Set(["GET /health"]));
  });

  test("is not well where one fails, and it is said what to ask next", async () => {
    served.status = 500;
    const { code, stdout, stderr } = await smoke();

    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ {2}api +500 .* the service itself failed$/m);
    expect(stderr).toContain("devops-platform why dev api");
  });

  test("is asked again until it is well", async () => {
    served.status = 503;
    const running = runCommand(project, account, "smoke-test", "dev", "--minutes", "1", "--json");
    while (served.asked.length < 3) await new Promise((resolve) => setTimeout(resolve, 50));
    served.status = 200;
    const { code, stdout } = await running;

    expect(code).toBe(0);
    expect((JSON.parse(stdout) as SmokeTest).services[0]).toMatchObject({
      outcome: "good",
      attempts: 2,
    });
  });

  test("takes what it is told for good", async () => {
    served.status = 404;
    expect(await outcomes()).toMatchObject({ api: ["bad", "not 200-399"] });
    expect(await outcomes("--expect", "404")).toMatchObject({ api: ["good", ""] });
  });

  test("is asked at another place where one is named", async () => {
    await made.write({ hosts: ["api.example.com"] });
    expect(await outcomes("--url", `http://127.0.0.1:${served.port}`)).toMatchObject({
      api: ["good", ""],
    });
  });

  test("is asked for nothing of what was never released", async () => {
    await put(POINTER, `sha256:${"0".repeat(64)}`);
    expect(await outcomes()).toMatchObject({ api: ["not asked", "backend was never released"] });
  });

  test("is asked for nothing while it is paused", async () => {
    await put(PAUSE_POINTER, formatPauseValue({ state: "paused", since: "2026-03-02T18:00:00Z" }));
    const { code, stderr } = await smoke();

    expect(code).toBe(0);
    expect(stderr).toContain("Nothing of dev is asked: it is paused");
    expect(served.asked).toEqual([]);
  });
});

test("a certificate that nobody knows is said at once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  execFileSync("openssl", [
    ...["req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-newkey", "ec"],
    ...["-pkeyopt", "ec_paramgen_curve:P-256", "-keyout", key, "-out", cert],
  ]);
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) =>
    response.end(),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const tried = await tryAgain(`https://localhost:${port}/`, acceptedIn(), 60_000);
  server.close();
  rmSync(folder, { recursive: true });

  expect(tried).toMatchObject({
    good: false,
    attempts: 1,
    problem: "TLS: it has certified itself",
  });
});
