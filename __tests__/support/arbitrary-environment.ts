import fc from "fast-check";
import type { DependencyField } from "../../src/connections/kinds";
import { mapRecord } from "../../src/records";

/** Names that run together easily once they are joined to others with hyphens. */
const NAMES = [
  "a",
  "a-b",
  "b",
  "api",
  "api-execution",
  "api-task",
  "main",
  "database",
  "database-main",
  "load-balancer",
  "load-balancer-a",
  "endpoints",
  "public",
  "public-a",
  "internet",
  "vpc",
  "s3",
  "flow-logs",
  "main-replica-1",
  "replica-1",
  "settings",
  "release",
  "node",
  "default",
  "count",
  "backend-release",
  "ecs-exec",
  "container-insights",
  "main-postgresql",
];

const name = fc.constantFrom(...NAMES);
const reason = { reason: "a test serves nothing real" };
const zone = { domain: "example.com", alternativeNames: ["*.example.com"], hostedZoneId: "Z1" };

/** Fields that are there or not. */
const some = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(fields, { requiredKeys: [] });

const named = <T>(value: fc.Arbitrary<T>, names: readonly string[]): fc.Arbitrary<object> =>
  fc.record(Object.fromEntries(names.map((key) => [key, value])));

const networking = fc.record({
  cidr: fc.constant("10.0.0.0/16"),
  zones: fc.constantFrom(["eu-west-1a", "eu-west-1b"], ["eu-west-1b", "eu-west-1c", "eu-west-1a"]),
  nat: fc.constantFrom("single", "per-zone"),
  gatewayEndpoints: fc.subarray(["s3", "dynamodb"]),
  isolatedGatewayEndpoints: fc.boolean(),
  interfaceEndpoints: fc.constantFrom([], ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm"]),
  flowLogs: fc.boolean(),
});

const loadBalancer = fc
  .record({
    scheme: fc.constantFrom("internet-facing", "internal"),
    accessLogs: fc.boolean(),
    entry: fc.constantFrom({ plainHttp: reason }, { https: { certificate: zone } }),
  })
  .map(({ entry, ...rest }) => ({ ...rest, ...entry }));

const database = some({
  multiAz: fc.boolean(),
  replicas: fc.nat(2),
  tier: fc.constantFrom("private", "isolated"),
  iamAuthentication: fc.boolean(),
  monitoringSeconds: fc.constantFrom(0, 60),
  performanceInsights: fc.boolean(),
  backupRetentionDays: fc.integer({ min: 1, max: 7 }),
  restoreFromSnapshot: fc.constant("last-good"),
  logExports: fc.subarray(["postgresql", "upgrade", "iam-db-auth-error"]),
  parameters: fc.constantFrom({}, { work_mem: 65536 }),
});

const secret = fc.constantFrom(
  { kind: "generated" },
  { kind: "supplied" },
  { kind: "generated", symbols: true, length: 16 },
);
const external = fc.constantFrom(
  { provides: "http", host: "partner.example.com", port: 443, ranges: ["192.0.2.0/24"] },
  { provides: "redis", host: "10.9.0.1", port: 6379, ranges: ["10.9.0.0/24", "10.9.1.0/24"] },
);

/** One of each kind that workloads depend on. */
const dependencies: Readonly<Record<DependencyField, fc.Arbitrary<object>>> = {
  databases: database,
  externals: external,
};
const dependencyFields = Object.keys(dependencies);

const sidecar = some({
  essential: fc.boolean(),
  startFirst: fc.constantFrom("no", "started"),
  writableMounts: fc.subarray(["/tmp", "/var/run"]),
}).map((fields) => ({ image: "backend", ...fields }));

interface Surroundings {
  readonly loadBalancers: readonly string[];
  readonly targets: readonly string[];
  readonly secrets: readonly string[];
  readonly settings: readonly string[];
}

/** What is exposed speaks HTTP; what scales has a range. */
const kindsOfService = [
  { tasks: 0 },
  { port: 80, protocol: "http2", capacity: { fargate: 1, base: 1 } },
  { port: 5000, protocol: "tcp", tasks: 2 },
  { tasks: { minimum: 1, maximum: 4 }, scaling: [{ kind: "target", metric: "cpu" }] },
];

function workload({ loadBalancers, targets, secrets, settings }: Surroundings) {
  const one = (keys: readonly string[]) => fc.constantFrom(...keys).map((key) => ({ KEY: key }));
  const common = some({
    command: fc.constant(["run", "${HOME}"]),
    cpu: fc.constantFrom(256, 1024),
    placement: fc.constantFrom("public", "private", "private"),
    writableMounts: fc.subarray(["/tmp", "/var/cache", "/var-cache"]),
    sidecars: fc.subarray(["proxy", "log-router"]).chain((keys) => named(sidecar, keys)),
    connections: fc
      .subarray([...targets], { maxLength: Math.min(2, targets.length) })
      .chain((keys) => named(fc.constant({}), keys)),
    secretReferences: fc.subarray([...secrets]),
    environment: fc.dictionary(fc.constantFrom("ONE", "TWO"), fc.string({ maxLength: 8 })),
    ephemeralStorageGiB: fc.constant(50),
    ...(secrets.length > 0 && { secrets: one(secrets) }),
  });
  const plain = settings.length > 0 ? fc.record({ settings: one(settings) }) : fc.constant({});
  const entry = (through: string) => ({
    port: 3000,
    expose: { through, headers: { "X-Service": [through] } },
  });
  const service = fc.constantFrom<object>(...kindsOfService, ...loadBalancers.map(entry));
  const task = fc.constantFrom<object>(
    {},
    { schedule: "rate(1 hour)" },
    { schedule: "cron(0 3 * * ? *)" },
  );
  const either = fc.oneof(
    { weight: 2, arbitrary: service.map((fields) => ({ kind: "service", ...fields })) },
    task.map((fields) => ({ kind: "task", ...fields })),
  );
  return fc
    .tuple(fc.oneof(common, plain), either)
    .map(([fields, kind]) => ({ image: "backend", internetEgress: true, ...fields, ...kind }));
}

/** Environments of many shapes; most of them load. */
export const arbitraryEnvironment: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc
  .tuple(
    fc.uniqueArray(name, { minLength: 0, maxLength: 10 }),
    fc.array(fc.constantFrom("loadBalancers", ...dependencyFields, "workloads", "workloads"), {
      minLength: 10,
      maxLength: 10,
    }),
    fc.uniqueArray(name, { maxLength: 3 }),
    fc.uniqueArray(name, { maxLength: 3 }),
  )
  .chain(([names, kinds, secrets, settings]) => {
    const of = (kind: string) => names.filter((_, index) => kinds[index] === kind);
    const loadBalancers = of("loadBalancers");
    const targets = dependencyFields.flatMap(of);
    return fc.record({
      name: fc.constant("test"),
      account: fc.constant("main"),
      region: fc.constant("eu-west-1"),
      lifecycle: fc.constant("disposable"),
      encryption: fc.constantFrom("aws-managed", "customer-managed"),
      networking,
      loadBalancers: named(loadBalancer, loadBalancers),
      ...mapRecord(dependencies, (value, field) => named(value, of(field))),
      secrets: named(secret, secrets),
      settings: named(fc.constantFrom("plain", 3, true, "${not} terraform"), settings),
      workloads: named(workload({ loadBalancers, targets, secrets, settings }), of("workloads")),
    });
  });
