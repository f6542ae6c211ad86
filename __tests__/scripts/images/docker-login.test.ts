import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dockerLogin } from "../../../scripts/images/docker-login";

let folder: string;
let authFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "docker-"));
  mkdirSync(join(folder, "own/contexts/meta"), { recursive: true });
  mkdirSync(join(folder, "ours"));
  authFile = join(folder, "ours/config.json");
  writeFileSync(authFile, '{"auths":{"registry.example.com":{"auth":"bG9naW4="}}}');
  vi.stubEnv("DOCKER_CONFIG", join(folder, "own"));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test("Docker pushes with our login through the daemon that the caller has chosen", () => {
  const own = { currentContext: "colima", auths: { "index.docker.io": { auth: "b3du" } } };
  writeFileSync(join(folder, "own/config.json"), JSON.stringify(own));
  writeFileSync(join(folder, "own/contexts/meta/one"), "a daemon");
  const { DOCKER_CONFIG = "" } = dockerLogin(authFile);
  expect(JSON.parse(readFileSync(join(DOCKER_CONFIG, "config.json"), "utf8"))).toEqual({
    auths: { "registry.example.com": { auth: "bG9naW4=" } },
    currentContext: "colima",
  });
  expect(readFileSync(join(DOCKER_CONFIG, "contexts/meta/one"), "utf8")).toBe("a daemon");
});

test("a caller without a configuration of Docker's pushes too", () => {
  rmSync(join(folder, "own"), { recursive: true });
  expect(dockerLogin(authFile).DOCKER_CONFIG).toBe(join(folder, "ours"));
});

test("without a login Docker is left as it is", () => {
  expect(dockerLogin(undefined)).toBe(process.env);
});
