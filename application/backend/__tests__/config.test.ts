import { describe, expect, it } from "vitest";
import { migrationSchema } from "../src/config/migration";
import { ConfigError, readConfig } from "../src/config/read";
import { serverSchema } from "../src/config/server";

/** What the platform hands over to the service. */
const handedOver = {
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
});
