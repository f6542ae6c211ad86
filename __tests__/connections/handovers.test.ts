import { describe, expect, test } from "vitest";
import { planConnections } from "../../src/connections/plan";
import { environmentOf, type Parts } from "./small-environment";

const handoverOf = (literal: Parts, workload = "api") =>
  planConnections(environmentOf(literal)).handovers[workload];

const connectedTo = (connections: object, rest: Parts = {}) =>
  handoverOf({ ...rest, workloads: { api: { connections } } });

const database = (attribute: string) => ({ target: "databases.main", attribute });
const signIn = (user: string) => ({
  kind: "database-sign-in",
  resourceId: database("resourceId"),
  user,
});

describe("a database", () => {
  test("hands over where it is, who to be, and its secret by reference", () => {
    expect(handoverOf({})).toEqual({
      variables: {
        MAIN_HOST: database("host"),
        MAIN_NAME: "app",
        MAIN_PORT: "5432",
        MAIN_SECRET_ARN: database("applicationSecretArn"),
        MAIN_USER: "application",
        MAIN_POOL_SIZE: "10",
      },
      secretValues: {},
      grants: [
        signIn("application"),
        { kind: "read-secret", secret: database("applicationSecretArn") },
      ],
    });
  });

  test("hands over a host for reading when it has replicas", () => {
    const handover = handoverOf({ databases: { main: { replicas: 1 } } });
    expect(handover?.variables.MAIN_READER_HOST).toEqual(database("readerHost"));
  });

  test("names all its replicas where there are several", () => {
    const variables = (replicas: number) =>
      handoverOf({ databases: { main: { replicas } } })?.variables;
    expect(variables(2)?.MAIN_READER_HOSTS).toEqual(database("readerHosts"));
    expect(variables(1)).not.toHaveProperty("MAIN_READER_HOSTS");
  });

  test("says that reads go to its replicas where the connection asks for it", () => {
    const variables = (connection: object) =>
      connectedTo({ main: connection }, { databases: { main: { replicas: 1 } } })?.variables;
    expect(variables({ reads: "replica" })?.MAIN_READS).toBe("replica");
    expect(variables({})).not.toHaveProperty("MAIN_READS");
  });

  test("lets a token sign in at each replica, which IAM knows by an id of its own", () => {
    const handover = handoverOf({ databases: { main: { replicas: 2 } } });
    for (const attribute of ["resourceId", "reader0ResourceId", "reader1ResourceId"])
      expect(handover?.grants).toContainEqual({
        ...signIn("application"),
        resourceId: database(attribute),
      });
  });

  test("takes the names that the connection asks for", () => {
    const names = Object.keys(connectedTo({ main: { as: "DATABASE" } })?.variables ?? {});
    expect(names).toContain("DATABASE_HOST");
    expect(names.filter((name) => name.startsWith("MAIN"))).toEqual([]);
  });

  test("fills a variable with the password when asked, without a permission to read it", () => {
    const handover = connectedTo({ main: { inject: "value" } });
    expect(handover?.secretValues).toEqual({
      MAIN_PASSWORD: { ...database("applicationSecretArn"), jsonKey: "password" },
    });
    expect(handover?.grants).toEqual([signIn("application")]);
    expect(handover?.variables).not.toHaveProperty("MAIN_SECRET_ARN");
  });

  test("gives no way to sign in with IAM when it does not take it", () => {
    const handover = handoverOf({ databases: { main: { iamAuthentication: false } } });
    expect(handover?.grants.map(({ kind }) => kind)).toEqual(["read-secret"]);
  });

  test("gives a migration the owner's secret and the application's", () => {
    const migrate = {
      kind: "task",
      image: "backend",
      internetEgress: true,
      connections: { main: { user: "owner" } },
    };
    const handover = handoverOf({ workloads: { migrate } }, "migrate");
    expect(handover?.variables).toMatchObject({
      MAIN_USER: "owner",
      MAIN_SECRET_ARN: database("ownerSecretArn"),
      MAIN_APPLICATION_USER: "application",
      MAIN_APPLICATION_SECRET_ARN: database("applicationSecretArn"),
    });
    expect(handover?.grants).toEqual([
      signIn("owner"),
      { kind: "read-secret", secret: database("applicationSecretArn") },
      { kind: "read-secret", secret: database("ownerSecretArn") },
    ]);
  });
});

describe("a service", () => {
  const billing = (rest: object) => ({
    billing: { kind: "service", image: "backend", port: 4000, ...rest },
    api: { connections: { billing: {}, main: undefined } },
  });

  test("hands over its address in the mesh", () => {
    expect(handoverOf({ workloads: billing({}) })).toEqual({
      variables: {
        BILLING_HOST: "billing",
        BILLING_PORT: "4000",
        BILLING_URL: "http://billing:4000",
      },
      secretValues: {},
      grants: [],
    });
  });

  test("has no URL when it does not speak HTTP", () => {
    const handover = handoverOf({ workloads: billing({ protocol: "tcp" }) });
    expect(Object.keys(handover?.variables ?? {})).toEqual(["BILLING_HOST", "BILLING_PORT"]);
  });
});

describe("something external", () => {
  const ranges = ["203.0.113.0/24"];
  const secrets = { "partner-key": { kind: "supplied" } };
  const secret = { target: "secrets.partner-key", attribute: "arn" };
  const partner = (external: object, connection: object = {}) =>
    connectedTo(
      { main: undefined, partner: connection },
      {
        secrets,
        externals: {
          partner: { host: "partner.example.com", secret: "partner-key", ranges, ...external },
        },
      },
    );

  test("stands in for a database under the same names", () => {
    const handover = partner({ provides: "postgres", port: 5432, databaseName: "app" });
    expect(handover?.variables).toEqual({
      PARTNER_HOST: "partner.example.com",
      PARTNER_NAME: "app",
      PARTNER_PORT: "5432",
      PARTNER_SECRET_ARN: secret,
    });
    expect(handover?.grants).toEqual([{ kind: "read-secret", secret }]);
  });

  test("fills user and password of a database from its secret when asked", () => {
    const handover = partner({ provides: "postgres", port: 5432 }, { inject: "value" });
    expect(handover?.secretValues).toEqual({
      PARTNER_PASSWORD: { ...secret, jsonKey: "password" },
      PARTNER_USER: { ...secret, jsonKey: "username" },
    });
    expect(handover?.grants).toEqual([]);
  });

  test("fills the whole secret of an API when asked", () => {
    const handover = partner({ provides: "http", port: 443 }, { inject: "value" });
    expect(handover?.secretValues).toEqual({ PARTNER_SECRET: secret });
  });

  test.each([
    [443, "https://partner.example.com"],
    [8443, "https://partner.example.com:8443"],
    [80, "http://partner.example.com"],
  ])("is called on port %i at %s", (port, url) => {
    expect(partner({ provides: "http", port })?.variables.PARTNER_URL).toBe(url);
  });
});

test("a secret that is named is handed over by its ARN with the right to read it", () => {
  const secrets = { "stripe-key": { kind: "supplied" }, other: { kind: "supplied" } };
  const workloads = { api: { connections: { main: undefined }, secretReferences: ["stripe-key"] } };
  const secret = { target: "secrets.stripe-key", attribute: "arn" };
  expect(handoverOf({ secrets, workloads })).toEqual({
    variables: { STRIPE_KEY_SECRET_ARN: secret },
    secretValues: {},
    grants: [{ kind: "read-secret", secret }],
  });
});
