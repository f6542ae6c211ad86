import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMigratedDatabase } from "../../application/backend/__tests__/support/database";
import { Server } from "../../application/backend/__tests__/support/programs";
import { ensurePythonEnvironment } from "../../scripts/python/environment";
import { projectRoot } from "../support/apps";

const run = promisify(execFile);

let python: string;
let folder: string;
let server: Server;

beforeAll(async () => {
  python = await ensurePythonEnvironment({
    cache: join(projectRoot, ".cache", "schemathesis"),
    requirements: join(import.meta.dirname, "schemathesis", "requirements.txt"),
    purpose: "call the API in every way its document allows",
    onInstall: () => process.stderr.write("installing schemathesis, once\n"),
  });
  folder = await mkdtemp(join(tmpdir(), "schemathesis-"));
  const database = await createMigratedDatabase();
  server = await Server.start({ ...database.variables("application"), LOG_LEVEL: "error" });
}, 300_000);

afterAll(async () => {
  await server?.stop("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

test("the API does what its OpenAPI document says, and nothing else, in all of schemathesis's checks", async () => {
  const config = ["--config-file", join(import.meta.dirname, "schemathesis", "schemathesis.toml")];
  const options = ["--checks=all", "--mode=all", "--max-examples=50", "--seed=1", "--no-color"];
  const said = await run(
    python,
    ["-m", "schemathesis.cli", ...config, "run", `${server.url}/openapi.json`, ...options],
    { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
  ).then(
    () => "",
    ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}\n${stderr}`,
  );
  expect(said).toBe("");
  expect(server.log).not.toContain('"level":"error"');
}, 300_000);
