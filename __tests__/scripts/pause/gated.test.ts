import { expect, test } from "vitest";
import { gatedAddresses } from "../../../scripts/pause/gated";

const parameter = { name: "/acme/dev/paused" };

test("what has a count from the pointer hangs on it, through any number of locals, and nothing else does", () => {
  const resource = {
    aws_ssm_parameter: { pause: parameter, paused_setting: { name: "/acme/dev/settings/paused" } },
    aws_nat_gateway: { a: { count: "${local.count}" }, b: {} },
    aws_route: { out: { count: "${local.running ? 1 : 0}", nat: "${aws_nat_gateway.a[0].id}" } },
    aws_eip: { nat_a: { count: "${local.running_elsewhere ? 1 : 0}" } },
    aws_db_instance: { main: { description: "${local.running}" } },
  };
  const locals = {
    count: "${local.running ? 1 : 0}",
    running: '${!startswith(aws_ssm_parameter.pause.insecure_value, "paused")}',
    running_elsewhere: "${aws_ssm_parameter.paused_setting.insecure_value}",
  };
  expect(gatedAddresses({ resource, locals }, parameter.name)).toEqual([
    "aws_nat_gateway.a",
    "aws_route.out",
  ]);
});
