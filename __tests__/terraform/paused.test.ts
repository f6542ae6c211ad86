import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { PlanJson } from "../../scripts/terraform/plan-json";
import { stackWith } from "../support/environment-stack";
import { offlineProvider, type Plan } from "../support/offline-provider";
import { pausablePart, stateWhile } from "../support/paused-state";
import { describeTerraform } from "../support/tier";

const released = `sha256:${"b".repeat(64)}`;
const pointers = (pause: string) => ({ pause_pointer: pause, backend_release: released });
const PAUSED = 'paused {"by":"someone","services":{"api":2}}';

const service = { kind: "service", image: "backend", internetEgress: true };
const workloads = {
  api: { ...service, port: undefined, expose: undefined, connections: {}, tasks: 2 },
  nightly: { ...service, kind: "task", schedule: "cron(0 3 * * ? *)" },
};
const environment = {
  networking: {
    cidr: "10.0.0.0/16",
    zones: ["eu-west-1a", "eu-west-1b"],
    nat: "single",
    interfaceEndpoints: ["logs"],
  },
  workloads,
};

/** What a plan does in each state of the pause pointer, by the provider itself. */
describeTerraform("an environment that can be paused", (tier) => {
  let plan: Plan;
  const part = pausablePart(stackWith(environment).json);

  beforeAll(async () => {
    plan = await offlineProvider(join(tier.temporary, "paused"));
  });

  async function changes(state: Parameters<Plan>[0]) {
    return changed(await plan(state, part));
  }

  function changed({ resource_changes = [] }: PlanJson) {
    const actions = resource_changes.map(
      ({ address, change }) => [address, change.actions.join()] as const,
    );
    return Object.fromEntries(actions.filter(([, action]) => action !== "no-op"));
  }

  /** As the API calls of `pause` leave it before its own apply: the pointer says so, nothing else is known of it. */
  const toldOnly = (now: string, before: string) =>
    stateWhile(part, pointers(before)).map((one) =>
      one.name === "pause_pointer"
        ? { ...one, attributes: { ...one.attributes, insecure_value: now } }
        : one,
    );

  test.each(["running", PAUSED, 'resuming {"services":{"api":2}}'])(
    "has an empty plan while its pointer says %s",
    async (pause) => {
      expect(await changes(stateWhile(part, pointers(pause)))).toEqual({});
    },
  );

  test("loses what costs by the hour when it is paused, and its tasks stop", async () => {
    expect(await changes(toldOnly(PAUSED, "running"))).toEqual({
      "aws_nat_gateway.a[0]": "delete",
      "aws_route.private_a[0]": "delete",
      "aws_route.private_b[0]": "delete",
      "aws_vpc_endpoint.logs[0]": "delete",
      "aws_appautoscaling_target.api": "update",
      "aws_scheduler_schedule.nightly": "update",
      "aws_iam_role.keep_stopped[0]": "create",
      "aws_iam_role_policy.keep_stopped[0]": "create",
      "aws_scheduler_schedule.main_keep_stopped[0]": "create",
    });
  });

  test("gets all of it back when it is resumed", async () => {
    expect(await changes(toldOnly("resuming {}", PAUSED))).toMatchObject({
      "aws_nat_gateway.a[0]": "create",
      "aws_route.private_b[0]": "create",
      "aws_vpc_endpoint.logs[0]": "create",
      "aws_scheduler_schedule.nightly": "update",
      "aws_scheduler_schedule.main_keep_stopped[0]": "delete",
    });
  });

  test("only gains the pointer where it was deployed before it could be paused", async () => {
    const before = stateWhile(part, pointers("running"))
      .filter(({ name }) => name !== "pause_pointer")
      .map(({ index, ...one }) => one);
    const made = await plan(before, part);
    const moved = (made.resource_changes ?? []).flatMap(({ address, previous_address }) =>
      previous_address === undefined ? [] : [`${previous_address} to ${address}`],
    );

    expect(changed(made)).toEqual({ "aws_ssm_parameter.pause_pointer": "create" });
    expect(moved).toEqual([
      "aws_nat_gateway.a to aws_nat_gateway.a[0]",
      "aws_route.private_a to aws_route.private_a[0]",
      "aws_route.private_b to aws_route.private_b[0]",
      "aws_vpc_endpoint.logs to aws_vpc_endpoint.logs[0]",
    ]);
  });

  test("makes a new service without tasks while it is paused", async () => {
    const more = pausablePart(
      stackWith({ ...environment, workloads: { ...workloads, worker: workloads.api } }).json,
    );
    const { resource_changes = [] } = await plan(stateWhile(part, pointers(PAUSED)), more);
    const planned = (address: string) =>
      resource_changes.find((one) => one.address === address)?.change.after;

    expect(planned("aws_ecs_service.worker")).toMatchObject({ desired_count: 0 });
    expect(planned("aws_appautoscaling_target.worker")).toMatchObject({
      min_capacity: 0,
      max_capacity: 0,
    });
  });
});
