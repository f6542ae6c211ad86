import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateRepositoryCommand, DeleteRepositoryCommand, ECRClient } from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { clientConfig } from "../../scripts/aws/client-config";
import { type Emulator, startEmulator } from "../../scripts/emulator/start";
import { exitCodes } from "../../scripts/lib/errors.mjs";
import { projectRoot } from "../support/apps";
import { ImagePlatform } from "../support/build-and-push/image-platform";
import { withRegistry } from "../support/build-and-push/registry-of-aws";
import { emulatedLogin, Registry } from "../support/image/registry";
import { describeImage } from "../support/image/tier";
import { type Interference, interfere } from "../support/interference";
import { accessTo } from "../support/small-platform";

const repository = "acme/backend";
const words = ["--builder", "buildah"];

describeImage("build-and-push, logged in by AWS's answer", () => {
  let folder: string;
  let registry: Registry;
  let between: Interference;
  let emulator: Emulator;
  let aws: Awaited<ReturnType<typeof withRegistry>>;
  let platform: ImagePlatform;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "registry-"));
    registry = await Registry.start(folder, emulatedLogin);
    between = await interfere(registry.url);
    platform = new ImagePlatform();
    emulator = await startEmulator({ root: projectRoot, account: "111111111111" });
    aws = await withRegistry(emulator, between.endpoint);
  });

  afterAll(async () => {
    platform?.remove();
    await aws?.stop();
    await emulator?.stop();
    await between?.stop();
    await registry?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    platform.reset();
    between.decide(() => "pass");
    await ecr("create");
  });

  async function ecr(what: "create" | "delete") {
    const client = new ECRClient(clientConfig(await accessTo(emulator.endpoint), "eu-west-1"));
    const call = { repositoryName: repository };
    if (what === "delete") await client.send(new DeleteRepositoryCommand(call));
    else await client.send(new CreateRepositoryCommand(call)).catch(unlessItIsThere);
  }

  test("it pushes to a registry that asks for a login, and the login is nowhere to be seen", async () => {
    const seen: string[] = [];
    between.decide(({ operation }) => {
      if (operation === "POST") seen.push(...platform.processes);
      return "pass";
    });
    const { code, stdout, stderr } = await platform.run(words, aws);
    expect(code, stderr).toBe(exitCodes.done);
    expect(await registry.tags(repository)).toContain(platform.tag);
    expect(stderr).toContain("devops-platform deploy-app <environment>");
    expect(seen.join("\n")).toContain("buildah push");
    const encoded = Buffer.from(`AWS:${emulatedLogin.password}`).toString("base64");
    for (const secret of [emulatedLogin.password, encoded])
      expect(stdout + stderr + seen.join("\n")).not.toContain(secret);
    expect(platform.temporaryFiles).toEqual([]);
  });

  test("Ctrl-C during the push removes the login, which only its owner could read", async () => {
    let login: { mode: number; content: string } | undefined;
    const running = await platform.start(words, aws);
    between.decide(({ operation }) => {
      if (operation !== "POST") return "pass";
      if (login) return new Promise(() => {});
      const [file = ""] = platform.temporaryFiles.filter((one) => one.endsWith("config.json"));
      const path = join(platform.temporary, file);
      login = { mode: statSync(path).mode & 0o777, content: readFileSync(path, "utf8") };
      running.interrupt();
      return new Promise(() => {});
    });
    const { code, stdout, stderr } = await running.result;
    expect({ code, stdout }, stderr).toEqual({ code: exitCodes.interrupted, stdout: "" });
    expect(login?.mode).toBe(0o600);
    expect(Object.keys(JSON.parse(login?.content ?? "{}").auths)).toEqual([
      new URL(between.endpoint).host,
    ]);
    expect(platform.temporaryFiles).toEqual([]);
    expect(platform.processes).toEqual([]);
    expect(await registry.tags(repository)).not.toContain(platform.tag);
  });

  test("a registry that is not deployed is said before anything is built", async () => {
    await ecr("delete");
    const { code, stderr } = await platform.run(words, aws);
    expect(code).toBe(exitCodes.failed);
    expect(stderr).toContain("the registry is not deployed");
    expect(stderr).toContain("devops-platform deploy shared");
    expect(platform.buildah("images")).not.toContain(platform.tag);
  });

  test("a registry that refuses the login is said before anything is built", async () => {
    between.decide(() => ({ status: 403, code: "Denied" }));
    const { code, stderr } = await platform.run(words, aws);
    expect(code).toBe(exitCodes.aws);
    expect(stderr).toContain("refused the login (403)");
    expect(platform.buildah("images")).not.toContain(platform.tag);
  });

  test("credentials that may not log in are said with AWS's words", async () => {
    const calls = await interfere(aws.endpoint);
    calls.decide(({ operation }) =>
      operation === "GetAuthorizationToken"
        ? { status: 400, code: "AccessDeniedException" }
        : "pass",
    );
    const { code, stderr } = await platform.run(words, calls);
    await calls.stop();
    expect(code).toBe(exitCodes.aws);
    expect(stderr).toContain("while asking for a login to the registry");
  });
});

function unlessItIsThere(error: unknown): void {
  if (!(error instanceof Error && error.name === "RepositoryAlreadyExistsException")) throw error;
}
