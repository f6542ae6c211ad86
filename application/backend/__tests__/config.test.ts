import { devNull } from "node:os";
import { describe, expect, it } from "vitest";
import { migrationSchema } from "../src/config/migration";
import { ConfigError, readConfig } from "../src/config/read";
import { serverSchema } from "../src/config/server";

/** What the platform hands over to the service, and the region, which ECS sets. */
const handedOver = {
  AWS_REGION: "eu-west-1",
  DATABASE_HOST: "db.example.com",
  DATABASE_NAME: "app",
  DATABASE_PORT: "5432",
  DATABASE_READER_HOST: "reader.example.com",
  DATABASE_SECRET_ARN: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:a",
  DATABASE_USER: "application",
  ENVIRONMENT: "prod",
  PORT: "3000",
  SERVICE_NAME: "api",
  LOG_LEVEL: "info",
  SESSION_KEY: "k".repeat(64),
};

const problemsOf = (variables: Record<string, string | undefined>): readonly string[] => {
  try {
    readConfig(serverSchema, variables);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.problems : [String(error)];
  }
};

describe("the server's configuration", () => {
  it("is complete with what the platform hands over", () => {
    const config = readConfig(serverSchema, handedOver);
    expect(config.database).toMatchObject({
      host: "db.example.com",
      password: { secretArn: handedOver.DATABASE_SECRET_ARN },
      poolSize: 10,
      readers: [],
      tls: {},
    });
    expect(config.identity).toEqual({
      service: "api",
      environment: "prod",
      version: "development",
    });
  });

  it("lists all that is missing or wrong together", () => {
    expect(
      problemsOf({ PORT: "70000", LOG_LEVEL: "loud", SESSION_KEY: "short", DATABASE_USER: "" }),
    ).toEqual([
      "LOG_LEVEL: is none of fatal, error, warn, info, debug, trace, silent",
      "PORT: is more than 65535",
      "SESSION_KEY: is shorter than 32 characters",
      "DATABASE_HOST: is missing (or give a DATABASE_URL)",
      "DATABASE_NAME: is missing (or give a DATABASE_URL)",
      "DATABASE_USER: is missing (or give a DATABASE_URL)",
      "DATABASE_SECRET_ARN: is missing (or give a DATABASE_PASSWORD)",
    ]);
  });

  it("never shows a value, which may be a secret", () => {
    const found = problemsOf({ ...handedOver, SESSION_KEY: "hunter2", DATABASE_URL: "hunter2" });
    expect(found).toHaveLength(2);
    expect(found.join()).not.toContain("hunter2");
  });

  it.each([
    ["TRUSTED_PROXIES", "10.0.0.0/99"],
    ["TRUSTED_PROXIES", "proxy"],
    ["HOST", "nonsense"],
    ["METRICS_HOST", "nonsense"],
    ["CORS_ORIGINS", "https://app.example.com/"],
    ["CORS_ORIGINS", "*"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "ftp://collector.example.com"],
    ["DATABASE_TLS_AUTHORITIES", "/nowhere/authorities.pem"],
    ["DATABASE_TLS_AUTHORITIES", devNull],
    ["DATABASE_TLS_AUTHORITIES", import.meta.filename],
    ["DATABASE_PASSWORD", "beside the secret"],
    ["AWS_REGION", ""],
    ["SHUTDOWN_DELAY_SECONDS", "25"],
    ["SESSION_KEY_PREVIOUS", "short"],
  ])("refuses %s=%s, and names it", (name, value) => {
    const found = problemsOf({ ...handedOver, [name]: value });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${name}: `));
  });

  it.each([
    "postgres://me:%zz@localhost/mine",
    "postgres://me:word@localhost:99999/mine",
    "postgres://me:wo#rd@localhost/mine",
    "postgres://me:word@localhost/mine#rest",
    "postgres://me:word@localhost/mine?sslmode=require",
    "postgres://me:word@localhost/",
    "mysql://me:word@localhost/mine",
  ])("refuses %s as the database's URL", (url) => {
    const found = problemsOf({ DATABASE_URL: url, SESSION_KEY: handedOver.SESSION_KEY });
    expect(found).toEqual([expect.stringMatching(/^DATABASE_URL: /)]);
  });

  it("takes addresses, networks and origins of all kinds", () => {
    const found = problemsOf({
      ...handedOver,
      TRUSTED_PROXIES: "loopback, 10.0.0.0/8, 192.0.2.1, 2001:db8::/32",
      HOST: "::",
      CORS_ORIGINS: "https://app.example.com, http://localhost:5173",
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318",
    });
    expect(found).toEqual([]);
  });

  it("takes a URL in place of the database's parts", () => {
    const { database } = readConfig(serverSchema, {
      DATABASE_URL: "postgres://me:p%40ss@localhost:5433/mine",
      SESSION_KEY: handedOver.SESSION_KEY,
    });
    expect(database).toMatchObject({
      host: "localhost",
      port: 5433,
      name: "mine",
      user: "me",
      password: { value: "p@ss" },
    });
  });

  it("reads from replicas where it is told to", () => {
    const reading = { ...handedOver, DATABASE_READS: "replica" };
    expect(readConfig(serverSchema, reading).database.readers).toEqual(["reader.example.com"]);
    const several = { ...reading, DATABASE_READER_HOSTS: "one.example.com,two.example.com" };
    expect(readConfig(serverSchema, several).database.readers).toHaveLength(2);
    expect(problemsOf({ ...reading, DATABASE_READER_HOST: "" })).toEqual([
      "DATABASE_READS: is `replica`, and there is no DATABASE_READER_HOST",
    ]);
  });
});

describe("the migration task's configuration", () => {
  it("has the API's role and where its password is", () => {
    const config = readConfig(migrationSchema, {
      ...handedOver,
      DATABASE_APPLICATION_USER: "application",
      DATABASE_APPLICATION_SECRET_ARN: "arn:application",
    });
    expect(config.application).toEqual({
      user: "application",
      password: { secretArn: "arn:application" },
    });
  });

  it.each(["DATABASE_APPLICATION_SECRET_ARN", "DATABASE_APPLICATION_PASSWORD"])(
    "refuses %s of nobody",
    (name) => {
      expect(() => readConfig(migrationSchema, { ...handedOver, [name]: "any" })).toThrow(
        `${name}: is given without DATABASE_APPLICATION_USER`,
      );
    },
  );
});
