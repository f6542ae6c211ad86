import { describe, expect, test } from "vitest";
import { type Container, containerDefinition } from "../../../src/modules/ecs/container-definition";
import { serviceConfig } from "./support";

const logs = { groupName: "/acme/test/ecs/api", region: "eu-west-1", bufferMiB: 25 };

const defined = (fields: object = {}, container: Partial<Container> = {}) =>
  containerDefinition({
    name: "api",
    imageUri: "example/api@sha256:0",
    config: serviceConfig(fields),
    essential: true,
    cpu: 0,
    after: {},
    variables: {},
    valuesFrom: {},
    logs,
    ...container,
  });

describe("a container", () => {
  test("runs as a user that is not root, on a read-only root, under an init process", () => {
    expect(defined()).toMatchObject({
      user: "1000:1000",
      readonlyRootFilesystem: true,
      linuxParameters: { initProcessEnabled: true },
    });
  });

  test("may write to the mounts that it declares", () => {
    expect(defined({ writableMounts: ["/tmp", "/var/cache"] }).mountPoints).toEqual([
      { sourceVolume: "api_tmp", containerPath: "/tmp", readOnly: false },
      { sourceVolume: "api_var-cache", containerPath: "/var/cache", readOnly: false },
    ]);
  });

  test("never waits for its logs to be delivered", () => {
    expect(defined().logConfiguration).toEqual({
      logDriver: "awslogs",
      options: {
        "awslogs-group": "/acme/test/ecs/api",
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": "ecs",
        mode: "non-blocking",
        "max-buffer-size": "25m",
      },
    });
  });

  test("is asked for its health without a shell", () => {
    const healthCheck = { command: ["node", "healthcheck.js"] };
    expect(defined({ healthCheck }).healthCheck).toEqual({
      command: ["CMD", "node", "healthcheck.js"],
      interval: 30,
      timeout: 5,
      retries: 3,
      startPeriod: 30,
    });
  });

  test("has limits, and time to stop", () => {
    const given = { ulimits: { nofile: { soft: 1024, hard: 4096 } }, stopTimeoutSeconds: 100 };
    expect(defined(given)).toMatchObject({
      ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 4096 }],
      stopTimeout: 100,
    });
  });

  test("names its port for Service Connect", () => {
    const port = { port: 3000, protocol: "grpc" } as const;
    expect(defined({}, { port }).portMappings).toEqual([
      { name: "api", containerPort: 3000, hostPort: 3000, protocol: "tcp", appProtocol: "grpc" },
    ]);
  });

  test("has its traffic passed on as it is when it speaks TCP", () => {
    const port = { port: 5432, protocol: "tcp" } as const;
    expect(defined({}, { port }).portMappings[0]).not.toHaveProperty("appProtocol");
  });

  test("has its variables in an order that does not depend on who gave them", () => {
    const one = defined({}, { variables: { B: "2", A: "1" }, valuesFrom: { D: "d", C: "c" } });
    const other = defined({}, { variables: { A: "1", B: "2" }, valuesFrom: { C: "c", D: "d" } });
    expect(one).toEqual(other);
    expect(one.environment).toEqual([
      { name: "A", value: "1" },
      { name: "B", value: "2" },
    ]);
    expect(one.secrets[0]).toEqual({ name: "C", valueFrom: "c" });
  });

  test("gets its command word for word, also where Terraform would see an expression", () => {
    expect(defined({ command: ["sh", "-c", "echo ${HOME} %{x} $HOME"] }).command?.[2]).toBe(
      "echo $${HOME} %%{x} $HOME",
    );
  });

  test("waits for those that come first", () => {
    expect(defined({}, { after: { proxy: "HEALTHY" } }).dependsOn).toEqual([
      { containerName: "proxy", condition: "HEALTHY" },
    ]);
  });
});
