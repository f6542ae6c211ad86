import { describe, expect, test } from "vitest";
import { network } from "./support";

describe("a network", () => {
  test("has a subnet in each tier and zone, addressed by tier and zone letter", () => {
    expect(Object.keys(network().resources("aws_subnet")).sort()).toEqual([
      "isolated_a",
      "isolated_b",
      "private_a",
      "private_b",
      "public_a",
      "public_b",
    ]);
  });

  test("puts each subnet in its zone with its planned range", () => {
    expect(network().resource("aws_subnet.private_b")).toMatchObject({
      availability_zone: "eu-west-1b",
      cidr_block: "10.0.16.0/20",
      tags: { Name: "acme-test-private-b" },
    });
  });

  test("gives nobody a public address unasked, not even in public subnets", () => {
    const subnets = Object.values(network().resources("aws_subnet"));
    expect(subnets.every((subnet) => subnet.map_public_ip_on_launch === false)).toBe(true);
  });

  test("resolves names, which private DNS of endpoints needs", () => {
    expect(network().resource("aws_vpc.main")).toMatchObject({
      cidr_block: "10.0.0.0/16",
      enable_dns_support: true,
      enable_dns_hostnames: true,
    });
  });

  test("empties the default security group and says so explicitly", () => {
    expect(network().resource("aws_default_security_group.main")).toMatchObject({
      ingress: [],
      egress: [],
    });
  });

  test("keeps the isolated tier to the VPC's own range, both ways", () => {
    const inside = [expect.objectContaining({ cidr_block: "10.0.0.0/16", protocol: "-1" })];
    expect(network().resource("aws_network_acl.isolated")).toMatchObject({
      subnet_ids: ["${aws_subnet.isolated_a.id}", "${aws_subnet.isolated_b.id}"],
      ingress: inside,
      egress: inside,
    });
  });

  test("lets the isolated tier out to gateway endpoints only when it is asked to", () => {
    const acl = network({ isolatedGatewayEndpoints: true }).resource("aws_network_acl.isolated");
    expect(acl.egress).toContainEqual(
      expect.objectContaining({ cidr_block: "0.0.0.0/0", from_port: 443, to_port: 443 }),
    );
    expect(acl.ingress).toContainEqual(
      expect.objectContaining({ cidr_block: "0.0.0.0/0", from_port: 32768, to_port: 65535 }),
    );
  });

  test("refuses a range without room instead of leaving a subnet out", () => {
    expect(() => network({ cidr: "10.0.0.0/26" })).toThrow(/no public subnet for eu-west-1b/);
    expect(() => network({ subnets: { private: ["10.0.1.0/24"] } })).toThrow(
      /no private subnet for eu-west-1b/,
    );
  });
});

describe("flow logs", () => {
  test("are kept in a log group of their own for as long as configured", () => {
    const { resource } = network({ flowLogRetentionDays: 30 });
    expect(resource("aws_cloudwatch_log_group.flow_logs")).toMatchObject({
      name: "/acme/test/vpc/flow-logs",
      retention_in_days: 30,
    });
    expect(resource("aws_flow_log.flow_logs")).toMatchObject({
      traffic_type: "ALL",
      log_destination: "${aws_cloudwatch_log_group.flow_logs.arn}",
    });
  });

  test("are encrypted with the environment's key where it has one", () => {
    const key = "arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000000";
    const group = network({}, key).resource("aws_cloudwatch_log_group.flow_logs");
    expect(group.kms_key_id).toBe(key);
  });

  test("are written by a role that writes to nothing but that log group", () => {
    const policy = network().resource("aws_iam_role_policy.flow_logs").policy;
    expect(JSON.parse(String(policy)).Statement).toEqual([
      expect.objectContaining({
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
        Resource: [
          "${aws_cloudwatch_log_group.flow_logs.arn}",
          "${aws_cloudwatch_log_group.flow_logs.arn}:*",
        ],
      }),
      expect.objectContaining({ Action: "logs:DescribeLogGroups" }),
    ]);
  });

  test("let nobody else's flow log borrow that role", () => {
    const trust = network().resource("aws_iam_role.flow_logs").assume_role_policy;
    expect(JSON.parse(String(trust)).Statement[0].Condition).toEqual({
      StringEquals: { "aws:SourceAccount": "111111111111" },
      ArnLike: { "aws:SourceArn": "arn:aws:ec2:eu-west-1:111111111111:vpc-flow-log/*" },
    });
  });

  test("leave nothing behind when they are turned off", () => {
    const { resources } = network({ flowLogs: { value: false } });
    expect(resources("aws_flow_log")).toEqual({});
    expect(resources("aws_cloudwatch_log_group")).toEqual({});
    expect(resources("aws_iam_role")).toEqual({});
  });
});
