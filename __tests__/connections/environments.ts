import fc from "fast-check";
import type { ConnectionConfig } from "../../src/connections/config";
import type { ConnectedEnvironment } from "../../src/connections/input";
import {
  type Dependencies,
  type DependencyField,
  dependencyKinds,
} from "../../src/connections/kinds";

const cidr = fc.constantFrom("10.0.0.0/16", "203.0.113.0/24", "198.51.100.7/32", "0.0.0.0/0");
const port = fc.constantFrom(80, 443, 3000, 5432, 8080);

/** Names of one kind of thing; `ghost` is declared nowhere. */
const names = (start: string) => [0, 1, 2].map((index) => `${start}${index}`);
const keysOf = (...starts: string[]) => fc.constantFrom(...starts.flatMap(names), "ghost");

const connectable = keysOf("w", ...dependencyKinds.map(({ field }) => field));

const connection: fc.Arbitrary<ConnectionConfig> = fc.record(
  {
    as: fc.constantFrom("STORE", "OTHER"),
    user: fc.constantFrom("application", "owner"),
    poolSize: fc.integer({ min: 1, max: 1000 }),
    reads: fc.constantFrom("primary", "replica"),
    inject: fc.constantFrom("reference", "value"),
  },
  { requiredKeys: ["user", "poolSize", "reads", "inject"] },
);

export const workloads = fc.record(
  {
    kind: fc.constantFrom("service", "task"),
    port,
    protocol: fc.constantFrom("http", "http2", "grpc", "tcp"),
    expose: fc.record({ through: keysOf("l") }),
    internetEgress: fc.boolean(),
    connections: fc.dictionary(connectable, connection, { noNullPrototype: true }),
    secretReferences: fc.uniqueArray(keysOf("s")),
  },
  { requiredKeys: ["kind", "internetEgress", "connections", "secretReferences"] },
);

/** One of each kind that workloads depend on. */
const dependencies: { [Field in DependencyField]: fc.Arbitrary<Dependencies[Field][string]> } = {
  databases: fc.record({
    port,
    databaseName: fc.constant("app"),
    masterUsername: fc.constant("owner"),
    applicationUsername: fc.constant("application"),
    replicas: fc.nat(2),
    iamAuthentication: fc.boolean(),
  }),
  externals: fc.record(
    {
      provides: fc.constantFrom("postgres", "redis", "mongodb", "http"),
      host: fc.constant("partner.example.com"),
      port,
      databaseName: fc.constant("app"),
      secret: keysOf("s"),
      ranges: fc.uniqueArray(cidr, { minLength: 1 }),
    },
    { requiredKeys: ["provides", "host", "port", "ranges"] },
  ),
};

const loadBalancers = fc.record(
  {
    scheme: fc.constantFrom("internet-facing", "internal"),
    https: fc.constant({}),
    allowFrom: fc.uniqueArray(cidr, { minLength: 1 }),
  },
  { requiredKeys: ["scheme"] },
);

const some = <T>(start: string, value: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom(...names(start)), value, { noNullPrototype: true });

/** Any environment, also one that names what it does not declare. */
export const environments: fc.Arbitrary<ConnectedEnvironment> = fc.record({
  networking: fc.record({
    cidr: fc.constant("10.0.0.0/16"),
    gatewayEndpoints: fc.uniqueArray(fc.constantFrom("s3", "dynamodb")),
    interfaceEndpoints: fc.uniqueArray(fc.constantFrom("logs", "ecr.api")),
  }),
  loadBalancers: some("l", loadBalancers),
  databases: some("databases", dependencies.databases),
  externals: some("externals", dependencies.externals),
  secrets: some("s", fc.constant({})),
  workloads: some("w", workloads),
});
