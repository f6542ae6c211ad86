import { describe, expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const ECR = ["ecr.api", "ecr.dkr"];
/** All that the small environment's api needs: it reads the database's secret. */
const ENOUGH = [...ECR, "logs", "secretsmanager"];

const withApi = (api: Record<string, unknown>, networking: Record<string, unknown> = {}) =>
  problemsOf({ workloads: { api }, networking }).map(({ path, message }) => `${path} ${message}`);

describe("a workload in private subnets", () => {
  test("starts through NAT when its security group lets it out", () => {
    expect(withApi({ internetEgress: true }, { nat: "single" })).toEqual([]);
  });

  test("is told both ways out when its security group is shut", () => {
    expect(problemsOf({ workloads: { api: { internetEgress: false } } })).toEqual([
      {
        path: "workloads.api",
        message:
          "cannot pull its image, write its logs, or read secrets at run time: its security group lets nothing out to the internet and no endpoint leads to ecr.api, ecr.dkr, logs, secretsmanager",
        found: '{"placement":"private","internetEgress":false,"nat":"single"}',
        write:
          '`internetEgress: true`, or `networking.interfaceEndpoints: ["ecr.api","ecr.dkr","logs","secretsmanager"]`',
      },
    ]);
  });

  test("has no use for an open security group without NAT", () => {
    expect(problemsOf({ networking: { nat: "none" } })).toMatchObject([
      {
        path: "workloads.api",
        message: expect.stringContaining("its private subnets have no route to the internet"),
        write: expect.stringMatching(/^`networking\.nat: "single"` \(or `"per-zone"`\), or /),
      },
    ]);
  });

  test("needs neither NAT nor egress where every endpoint is there", () => {
    const networking = { nat: "none", interfaceEndpoints: ENOUGH };
    expect(withApi({ internetEgress: false }, networking)).toEqual([]);
  });

  test("is told the one endpoint that is missing, among those that are there", () => {
    const networking = { nat: "none", interfaceEndpoints: [...ECR, "secretsmanager"] };
    expect(problemsOf({ networking, workloads: { api: { internetEgress: false } } })).toMatchObject(
      [
        {
          message:
            "cannot write its logs: its private subnets have no route to the internet and no endpoint leads to logs",
          write: expect.stringContaining(
            '`networking.interfaceEndpoints: ["ecr.api","ecr.dkr","secretsmanager","logs"]`',
          ),
        },
      ],
    );
  });

  test("cannot pull without the S3 endpoint, where the layers are", () => {
    const networking = { interfaceEndpoints: ENOUGH, gatewayEndpoints: ["dynamodb"] };
    expect(problemsOf({ networking, workloads: { api: { internetEgress: false } } })).toMatchObject(
      [
        {
          message: expect.stringMatching(/^cannot pull its image: .* no endpoint leads to s3$/),
          write: expect.stringContaining('`networking.gatewayEndpoints: ["dynamodb","s3"]`'),
        },
      ],
    );
  });
});

describe("a workload in public subnets", () => {
  test("has a route without NAT", () => {
    expect(withApi({ placement: "public", internetEgress: true }, { nat: "none" })).toEqual([]);
  });

  test("still needs its security group to let it out", () => {
    expect(withApi({ placement: "public", internetEgress: false })).toEqual([
      expect.stringContaining("its security group lets nothing out to the internet"),
    ]);
  });
});

describe("a workload in isolated subnets", () => {
  const isolated = { placement: "isolated", internetEgress: false };

  test("never has a route, whatever NAT there is", () => {
    const api = { ...isolated, internetEgress: true };
    expect(withApi(api, { nat: "per-zone" })).toEqual([
      expect.stringContaining("its isolated subnets have no route to the internet"),
    ]);
  });

  test("reaches interface endpoints, and S3 only when the tier is opened to it", () => {
    expect(
      problemsOf({ networking: { interfaceEndpoints: ENOUGH }, workloads: { api: isolated } }),
    ).toMatchObject([
      {
        message: expect.stringMatching(/^cannot pull its image: .* no endpoint leads to s3$/),
        write: expect.stringMatching(/^`networking\.isolatedGatewayEndpoints: true`, or /),
      },
    ]);
  });

  test("runs on endpoints alone", () => {
    const networking = {
      nat: "none",
      interfaceEndpoints: ENOUGH,
      isolatedGatewayEndpoints: true,
    };
    expect(withApi(isolated, networking)).toEqual([]);
  });
});

describe("internet egress", () => {
  test("is refused where no route follows it, though endpoints are enough", () => {
    const networking = { nat: "none", interfaceEndpoints: ENOUGH };
    expect(withApi({ internetEgress: true }, networking)).toEqual([
      "workloads.api.internetEgress lets it out to the internet, to which its private subnets have no route",
    ]);
  });
});
