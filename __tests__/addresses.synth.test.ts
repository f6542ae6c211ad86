import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Construct } from "constructs";
import { expect, it } from "vitest";
import { synthesize } from "./support/bare-stack";

it("leaves out ids that only say what kind of thing it is", () => {
  const { resources } = synthesize((stack) => {
    new CloudwatchLogGroup(new Construct(new Construct(stack, "Workloads"), "api"), "LogGroup", {});
  });
  expect(Object.keys(resources("aws_cloudwatch_log_group"))).toEqual(["api"]);
});

it("joins ids that name something, as Terraform writes them", () => {
  const { resources } = synthesize((stack) => {
    new CloudwatchLogGroup(new Construct(stack, "user-import"), "slow-queries", {});
  });
  expect(Object.keys(resources("aws_cloudwatch_log_group"))).toEqual(["user_import_slow_queries"]);
});

it("calls the only one of its type main", () => {
  const { resources } = synthesize((stack) => {
    new CloudwatchLogGroup(stack, "LogGroup", {});
  });
  expect(Object.keys(resources("aws_cloudwatch_log_group"))).toEqual(["main"]);
});

it("lets things of two types share a name", () => {
  const { resource } = synthesize((stack) => {
    const api = new Construct(stack, "api");
    new CloudwatchLogGroup(api, "LogGroup", {});
    new SsmParameter(api, "Parameter", { name: "/api", type: "String" });
  });
  expect(resource("aws_ssm_parameter.api").name).toBe("/api");
  expect(resource("aws_cloudwatch_log_group.api")).toBeDefined();
});

it("stops when two of one type would share an address, and names both", () => {
  const build = () =>
    synthesize((stack) => {
      new CloudwatchLogGroup(new Construct(stack, "api-slow"), "LogGroup", {});
      new CloudwatchLogGroup(new Construct(stack, "api"), "slow", {});
    });
  expect(build).toThrow(
    /share the address aws_cloudwatch_log_group\.api_slow: stack\/api-slow\/LogGroup and stack\/api\/slow/,
  );
});
