import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findViolations } from "../scripts/check-imports";

test("every file of this repository imports only what it may", () => {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const found = findViolations(root).map(({ path, line, message }) => `${path}:${line} ${message}`);
  expect(found).toEqual([]);
});

describe("the rules", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "imports-"));
    given("src/modules/ecs/service.ts", 'import { Construct } from "constructs";');
    given("src/modules/rds/config.ts", 'import { z } from "zod";');
    given("src/modules/rds/instance.ts", 'import { Fn } from "cdktf";');
    given("src/modules/rds/index.ts", 'export * from "./config";\nexport * from "./instance";');
    given("src/envs/dev.ts", "export const dev = defineEnvironment({});");
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function given(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${text}\n`);
  }
  const broken = () => findViolations(root).map(({ path, line }) => `${path}:${line}`);

  test.each([
    ["a module that imports another's construct", "src/modules/alb/a.ts", "../ecs/service"],
    ["a module that imports a stack", "src/modules/alb/a.ts", "../../stacks/shared"],
    ["a module that imports an environment", "src/modules/alb/a.ts", "../../envs/dev"],
    ["a shared file that imports a construct", "src/naming.ts", "./modules/ecs/service"],
    ["an environment that imports a construct", "src/envs/a.ts", "../modules/ecs/service"],
    ["an environment that reaches CDKTF through others", "src/envs/a.ts", "../modules/rds/index"],
    ["an environment that imports CDKTF", "src/envs/a.ts", "cdktf"],
    ["a script that imports a construct", "scripts/a.ts", "../src/modules/ecs/service"],
    ["a script that imports a stack", "scripts/a.ts", "../src/stacks/shared"],
    ["main.ts when it reaches into a module", "main.ts", "./src/modules/rds/config"],
    ["an application that imports the platform", "application/a/a.ts", "../../src/naming"],
    ["an example that imports another one", "examples/one/a.ts", "../two/a"],
    ["the provider's index", "src/modules/ecs/a.ts", "@cdktf/provider-aws"],
    ["the host in synthesis", "src/modules/ecs/a.ts", "node:os"],
  ])("refuse %s", (_, path, specifier) => {
    given(path, `\nimport type { A } from "${specifier}";`);
    expect(broken()).toEqual([`${path}:2`]);
  });

  test.each([
    ["a module that imports another's configuration", "src/modules/alb/a.ts", "../rds/config"],
    ["a module that imports its own construct", "src/modules/ecs/a.ts", "./service"],
    ["a stack that imports a module", "src/stacks/a.ts", "../modules/ecs/service"],
    ["an environment that imports a configuration", "src/envs/a.ts", "../modules/rds/config"],
    ["a script that imports an environment", "scripts/a.ts", "../src/envs/dev"],
    ["a deep import of the provider", "src/modules/ecs/a.ts", "@cdktf/provider-aws/lib/lb"],
    ["an example that imports its own files", "examples/one/a.ts", "./envs/dev"],
  ])("allow %s", (_, path, specifier) => {
    given(path, `import { a } from "${specifier}";`);
    expect(broken()).toEqual([]);
  });

  test.each([
    "process.env.HOME",
    "new Date()",
    "Date.now()",
    "Math.random()",
    "crypto.randomUUID()",
    "performance.now()",
  ])("refuse %s in src", (code) => {
    given("src/naming.ts", `export const a = ${code};`);
    expect(broken()).toEqual(["src/naming.ts:1"]);
  });

  test("refuse a re-export like an import", () => {
    given("src/modules/alb/a.ts", 'export { Service } from "../ecs/service";');
    expect(broken()).toEqual(["src/modules/alb/a.ts:1"]);
  });

  test("refuse an environment's name in a module", () => {
    given("src/modules/ecs/a.ts", 'export const a = (b: string) =>\n  b === "dev";');
    expect(broken()).toEqual(["src/modules/ecs/a.ts:2"]);
  });

  test("say what is imported, why that is refused and what to do", () => {
    given("src/modules/alb/a.ts", 'import { a } from "../ecs/service";');
    const [found] = findViolations(root).filter(({ path }) => path.includes("alb"));
    expect(found?.message).toMatch(/imports \.\.\/ecs\/service, but .* may not import\. Take/);
  });
});
