import { describe, expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const ranges = ["203.0.113.0/24"];

const external = (secret: string) => ({
  partner: { provides: "http", host: "partner.example.com", port: 443, ranges, secret },
});

describe("the account", () => {
  test("must be one of the platform's", () => {
    expect(problemsOf({ account: "mian" })).toEqual([
      {
        path: "account",
        message: "is not an account of the platform",
        found: '"mian"',
        write: "main, or declare it in `accounts of the platform`",
      },
    ]);
  });

  test("may be any of them", () => {
    expect(problemsOf({ account: "other" }, { accounts: { other: "222222222222" } })).toEqual([]);
  });
});

describe("an image", () => {
  const uri = `public.ecr.aws/example/proxy@sha256:${"0".repeat(64)}`;

  test("must be the platform's", () => {
    expect(problemsOf({ workloads: { api: { image: "backnd" } } })).toMatchObject([
      { path: "workloads.api.image", found: '"backnd"', write: expect.stringContaining("backend") },
    ]);
  });

  test("of a sidecar must be the platform's", () => {
    const sidecars = { proxy: { image: "proxy" } };
    expect(problemsOf({ workloads: { api: { sidecars } } })).toMatchObject([
      { path: "workloads.api.sidecars.proxy.image", found: '"proxy"' },
    ]);
  });

  test("by its address needs no declaration", () => {
    const sidecars = { proxy: { image: { uri } } };
    expect(problemsOf({ workloads: { api: { image: { uri }, sidecars } } })).toEqual([]);
  });

  test("that has the name of what every object inherits is not declared", () => {
    expect(problemsOf({ workloads: { api: { image: "constructor" } } })).toMatchObject([
      { path: "workloads.api.image" },
    ]);
  });
});

describe("a secret", () => {
  const secrets = { "session-key": { kind: "generated" } };

  test.each([
    ["as a variable", "secrets.KEY", { secrets: { KEY: "sesion-key" } }],
    ["by reference", "secretReferences.0", { secretReferences: ["sesion-key"] }],
    [
      "in a sidecar",
      "sidecars.proxy.secrets.KEY",
      { sidecars: { proxy: { image: "backend", secrets: { KEY: "sesion-key" } } } },
    ],
  ])("named %s must be declared", (_, path, api) => {
    expect(problemsOf({ secrets, workloads: { api } })).toEqual([
      {
        path: `workloads.api.${path}`,
        message: "is not a secret of this environment",
        found: '"sesion-key"',
        write: "session-key, or declare it in `secrets`",
      },
    ]);
  });

  test("of an external must be declared", () => {
    expect(problemsOf({ externals: external("partner-key") })).toEqual([
      {
        path: "externals.partner.secret",
        message: "is not a secret of this environment",
        found: '"partner-key"',
        write: "it into `secrets` first, where there is nothing yet",
      },
    ]);
  });

  test("that is declared may be named everywhere, and need not be", () => {
    const declared = { ...secrets, unused: { kind: "supplied" } };
    const api = { secrets: { KEY: "session-key" }, secretReferences: ["session-key"] };
    const literal = { secrets: declared, externals: external("session-key"), workloads: { api } };
    expect(problemsOf(literal)).toEqual([]);
  });
});

describe("a setting", () => {
  const named = { api: { settings: { LOG_LEVEL: "log-level" } } };

  test("must be declared", () => {
    expect(problemsOf({ settings: { "log-levels": "info" }, workloads: named })).toMatchObject([
      { path: "workloads.api.settings.LOG_LEVEL", write: expect.stringContaining("log-levels") },
    ]);
  });

  test("that is declared may be named", () => {
    expect(problemsOf({ settings: { "log-level": "info" }, workloads: named })).toEqual([]);
  });
});
