import { expect, test } from "vitest";
import { costChangeLine } from "../../../scripts/cost/change";
import { estimate, whilePaused } from "../../../scripts/cost/estimate";
import { pauseSaving } from "../../../scripts/cost/savings";
import { costInWords } from "../../../scripts/cost/words";
import { change, planOf } from "../plan/plans";
import { stackWith } from "../receipt/receipts";
import { configured, serviceOf, tableWith } from "./tables";

const resource = {
  ...serviceOf("api"),
  aws_nat_gateway: { a: {} },
  aws_eip: { nat_a: {} },
  aws_lb: { web: { internal: true, subnets: [] } },
};
const dev = {
  ...{ name: "dev", region: "eu-west-1" },
  ...{ configuration: configured(resource), table: tableWith() },
};

test("while paused an environment costs what a pause leaves", () => {
  const paused = estimate({ ...dev, without: whilePaused });
  expect(paused.total.high).toBeCloseTo(pauseSaving(estimate(dev)).left.high, 6);
  expect(paused.items.map(({ module }) => module)).toEqual(["network", "load balancer"]);
});

test("that is said beside the total, and nothing is left for a pause to save", () => {
  const paused = estimate({ ...dev, without: whilePaused });
  const look = { style: (_: unknown, text: string) => text, columns: 100, paused: true };
  const text = costInWords(paused, [], look);
  expect(text).toMatch(/^dev in eu-west-1, while it is paused: about 18\.25 USD a month\n/);
  expect(text).not.toMatch(/^ +pause /m);
});

test("a plan of a paused environment changes the cost of what is there, not of tasks that do not run", () => {
  const pointer = "/acme/dev/paused";
  const values = { name: pointer, insecure_value: "paused {}" };
  const resources = [
    {
      address: "aws_ssm_parameter.p",
      mode: "managed" as const,
      type: "aws_ssm_parameter",
      name: "p",
      values,
    },
    ...["aws_ecs_service.api", "aws_ecs_task_definition.api", "aws_secretsmanager_secret.key"].map(
      (address) => {
        const [type = "", name = ""] = address.split(".");
        return { address, mode: "managed" as const, type, name };
      },
    ),
  ];
  const created = ["aws_ecs_service.api", "aws_secretsmanager_secret.key"].map((one) =>
    change(one, ["create"]),
  );
  const plan = planOf(created, {
    planned_values: {
      outputs: { pause_pointer: { sensitive: false, value: pointer } },
      root_module: { resources },
    },
  });
  const configuration = configured({ ...serviceOf("api"), aws_secretsmanager_secret: { key: {} } });
  const stack = { ...stackWith(), configuration };
  expect(costChangeLine(stack, plan)).toBe("Cost: about 0.00 → 0.40 USD a month (+0.40)");
});
