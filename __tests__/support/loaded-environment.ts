import { DescribeServicesCommand, type ECSClient } from "@aws-sdk/client-ecs";
import {
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import type { Emulator } from "../../scripts/emulator/start";
import { UNRELEASED_DIGEST } from "../../src/modules/ecs/unreleased-digest";
import { formatPauseValue } from "../../src/modules/pause/pause-value";
import { output, resource, somewhere, stateWith } from "./by-hand";
import { configFor } from "./destroying";
import type { Fate } from "./interference";
import { serviceOf, startService } from "./running-environment";
import type { Served } from "./served";
import { putObject } from "./state-home";

const REPOSITORY = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/acme/backend";
const POINTER = "/acme/dev/release/backend";
const PAUSE_POINTER = "/acme/dev/pause";

export interface LoadedEnvironment {
  readonly ecs: ECSClient;
  /** Writes its state; other hosts and paths are those of the rule that leads to `api`. */
  write(rule?: { readonly hosts?: string[]; readonly paths?: string[] }): Promise<void>;
}

/**
 * An environment `dev` with an exposed service `api`, one that is not exposed (`worker`), one of which
 * nothing was released (`waiting`), and one that a pause took the tasks from (`resting`). Its state is written by hand; its load balancer listens where `served` does.
 */
export async function makeLoadedEnvironment(
  account: Emulator,
  { port }: Served,
): Promise<LoadedEnvironment> {
  const config = await configFor(account);
  const { subnets, vpc } = await somewhere(config);
  const elb = new ElasticLoadBalancingV2Client(config);
  const { LoadBalancers: [balancer] = [] } = await elb.send(
    new CreateLoadBalancerCommand({ Name: "acme-dev-public", Subnets: subnets }),
  );
  const { TargetGroups: [group] = [] } = await elb.send(
    new CreateTargetGroupCommand({
      Name: "acme-dev-api-3000",
      ...{ Port: 3000, Protocol: "HTTP", TargetType: "ip", VpcId: vpc },
    }),
  );
  const ssm = new SSMClient(config);
  const paused = formatPauseValue({ state: "paused", since: "2026-03-02T18:00:00Z" });
  for (const [Name, Value] of Object.entries({
    [POINTER]: UNRELEASED_DIGEST,
    [PAUSE_POINTER]: paused,
  }))
    await ssm.send(new PutParameterCommand({ Name, Type: "String", Value }));
  const ecs = await startService(account, "api");
  await startService(account, "worker");
  await startService(account, "waiting", 0);
  await startService(account, "resting", 0);
  // The emulator's services go on a step whenever they are looked at.
  const looked = { cluster: "acme-dev", services: ["api", "worker"].map(serviceOf) };
  for (let looks = 0; looks < 2; looks++) await ecs.send(new DescribeServicesCommand(looked));
  const arns = { balancer: balancer?.LoadBalancerArn ?? "", group: group?.TargetGroupArn ?? "" };
  const write = async (rule = {}) => {
    const state = stateWith(resourcesOf(arns, port, rule), {
      release_pointers: output({ backend: POINTER }),
      repositories: output({ backend: REPOSITORY }),
      pause_pointer: { value: PAUSE_POINTER, type: "string" },
    });
    await putObject(account, "acme/dev/eu-west-1/main", JSON.stringify(state));
  };
  await write();
  return { ecs, write };
}

function resourcesOf(
  { balancer, group }: { readonly balancer: string; readonly group: string },
  port: number,
  { hosts, paths = ["/*"] }: { readonly hosts?: string[]; readonly paths?: string[] },
) {
  const listener = balancer.replace(":loadbalancer/", ":listener/");
  const condition = [
    { path_pattern: [{ values: paths }] },
    ...(hosts ? [{ host_header: [{ values: hosts }] }] : []),
  ];
  return [
    resource("aws_ecs_cluster", "main", { name: "acme-dev" }),
    ...["api", "worker", "waiting", "resting"].flatMap((name) => [
      resource("aws_ecs_task_definition", name, {
        family: serviceOf(name),
        tags: { Service: name },
        container_definitions: JSON.stringify([
          { name, image: name === "resting" ? "example/image" : `${REPOSITORY}@sha256:0` },
        ]),
      }),
      resource("aws_ecs_service", name, {
        name: serviceOf(name),
        task_definition: `arn:aws:ecs:eu-west-1:111111111111:task-definition/${serviceOf(name)}:1`,
        load_balancer: name === "worker" ? [] : [{ target_group_arn: group }],
      }),
    ]),
    resource("aws_lb", "public", { arn: balancer, internal: false }),
    resource("aws_lb_listener", "public", {
      arn: listener,
      load_balancer_arn: balancer,
      ...{ port, protocol: "HTTP" },
    }),
    resource("aws_lb_listener_rule", "api", {
      listener_arn: listener,
      action: [{ target_group_arn: group }],
      condition,
    }),
    resource("aws_lb_target_group", "api", { arn: group, health_check: [{ path: "/health" }] }),
    resource("aws_appautoscaling_target", "api", {
      resource_id: "service/acme-dev/acme-dev-api",
      ...{ min_capacity: 2, max_capacity: 6 },
    }),
  ];
}

/** The name of a load balancer of the emulator leads nowhere; AWS's do lead to it. */
export const leadsTo = (address: string): Fate => ({
  changed: (answer) => answer.replace(/<DNSName>[^<]*/g, `<DNSName>${address}`),
});
