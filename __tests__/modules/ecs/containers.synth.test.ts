import { describe, expect, test } from "vitest";
import { containersIn, foreignUri, statementsIn, withService } from "./support";

const secretArns = { key: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:key-abc123" };
const settingArns = { level: "arn:aws:ssm:eu-west-1:111111111111:parameter/acme/test/level" };
const databaseSecret = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:db-abc123";

const proxyImage = { uri: foreignUri, architecture: "x86_64" } as const;
const withProxy = (proxy: object = {}, fields: object = {}) =>
  withService(
    { ...fields, sidecars: { proxy: { image: { uri: foreignUri }, ...proxy } } },
    { sidecarImages: { proxy: proxyImage }, secretArns },
  );

const containers = (synthesized: ReturnType<typeof withService>) =>
  containersIn(synthesized.resource("aws_ecs_task_definition.api"));

describe("variables", () => {
  test("say which service it is, where, and on which port it listens", () => {
    const [api] = containers(withService({ port: 3000, environment: { LEVEL: "${x}" } }));
    expect(api?.environment).toEqual([
      { name: "ENVIRONMENT", value: "test" },
      { name: "LEVEL", value: "$${x}" },
      { name: "PORT", value: "3000" },
      { name: "SERVICE_NAME", value: "api" },
    ]);
  });

  test("come from settings, secrets and keys of JSON secrets without a value in the plan", () => {
    const [api] = containers(
      withService(
        { settings: { LEVEL: "level" }, secrets: { KEY: "key" } },
        {
          secretArns,
          settingArns,
          secretValues: { DB_PASSWORD: { arn: databaseSecret, field: "password" } },
        },
      ),
    );
    expect(api?.secrets).toEqual([
      { name: "DB_PASSWORD", valueFrom: `${databaseSecret}:password::` },
      { name: "KEY", valueFrom: secretArns.key },
      { name: "LEVEL", valueFrom: settingArns.level },
    ]);
  });

  test("that are always there give way to a secret of the same name", () => {
    const fields = { port: 3000, secrets: { PORT: "key" } };
    const [api] = containers(withService(fields, { secretArns }));
    expect(api?.environment).not.toContainEqual({ name: "PORT", value: "3000" });
  });

  test("of a configuration win over those that are handed over", () => {
    const given = { variables: { MAIN_HOST: "handed-over" } };
    const [api] = containers(withService({ environment: { MAIN_HOST: "configured" } }, given));
    expect(api?.environment).toContainEqual({ name: "MAIN_HOST", value: "configured" });
  });
});

describe("a sidecar", () => {
  test("runs its own image beside the main container, which may wait for it", () => {
    const [api, proxy] = containers(withProxy({ startFirst: "started", memoryMiB: 64 }));
    expect(proxy).toMatchObject({ name: "proxy", image: foreignUri, essential: true, memory: 64 });
    expect(api?.dependsOn).toEqual([{ containerName: "proxy", condition: "START" }]);
  });

  test("gets nothing that is handed over to the main container", () => {
    const [, proxy] = containers(
      withService(
        { sidecars: { proxy: { image: { uri: foreignUri } } } },
        {
          sidecarImages: { proxy: proxyImage },
          variables: { MAIN_HOST: "db" },
          secretValues: { MAIN_PASSWORD: { arn: databaseSecret } },
        },
      ),
    );
    expect(JSON.stringify(proxy)).not.toContain("MAIN_");
  });

  test("has its secrets read by the task's execution role", () => {
    const synthesized = withProxy({ secrets: { TOKEN: "key" } });
    const policy = statementsIn(synthesized.resource("aws_iam_role_policy.api_execution"));
    expect(policy.ReadSecrets?.Resource).toBe(secretArns.key);
  });

  test("has writable mounts of its own", () => {
    const synthesized = withProxy({ writableMounts: ["/tmp"] }, { writableMounts: ["/tmp"] });
    expect(synthesized.resource("aws_ecs_task_definition.api").volume).toEqual([
      { name: "api_tmp" },
      { name: "proxy_tmp" },
    ]);
  });
});
