import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DescribeServicesCommand, type ECSClient } from "@aws-sdk/client-ecs";
import {
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import type { Emulator } from "../../scripts/emulator/start";
import { UNRELEASED_DIGEST } from "../../src/modules/ecs/unreleased-digest";
import { output, resource, somewhere, stateWith } from "./by-hand";
import { configFor } from "./destroying";
import type { Fate } from "./interference";
import { serviceOf, startService } from "./running-environment";
import { putObject } from "./state-home";

const REPOSITORY = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/acme/backend";
const POINTER = "/acme/dev/release/backend";

/** A real server, in the place of tasks behind a load balancer. */
export interface Served {
  readonly port: number;
  /** What was asked for, in order: `GET /health`. */
  readonly asked: string[];
  /** The hosts that were asked for. */
  readonly hosts: Set<string>;
  /** What it answers from now on; -1 cuts the connection. */
  status: number;
  /** Milliseconds until it answers. */
  delay: number;
  stop(): void;
}

export async function serve(): Promise<Served> {
  const asked: string[] = [];
  const hosts = new Set<string>();
  const server: Server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    hosts.add(request.headers.host ?? "");
    request.resume().on("end", () =>
      setTimeout(() => {
        if (served.status < 0) response.destroy();
        else response.writeHead(served.status, { location: "http://other.example.com/" }).end("ok");
      }, served.delay),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const served = { port, asked, hosts, status: 200, delay: 0, stop: () => server.close() };
  return served;
}

export interface LoadedEnvironment {
  readonly ecs: ECSClient;
  /** Writes its state; other hosts and paths are those of the rule that leads to `api`. */
  write(rule?: { readonly hosts?: string[]; readonly paths?: string[] }): Promise<void>;
}

/**
 * An environment `dev` with an exposed service `api`, one that is not exposed (`worker`), and one of which
 * nothing was released (`waiting`). Its state is written by hand; its load balancer listens where `served` does.
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
  await new SSMClient(config).send(
    new PutParameterCommand({ Name: POINTER, Type: "String", Value: UNRELEASED_DIGEST }),
  );
  const ecs = await startService(account, "api");
  await startService(account, "worker");
  await startService(account, "waiting", 0);
  // The emulator's services go on a step whenever they are looked at.
  const looked = { cluster: "acme-dev", services: ["api", "worker"].map(serviceOf) };
  for (let looks = 0; looks < 2; looks++) await ecs.send(new DescribeServicesCommand(looked));
  const arns = { balancer: balancer?.LoadBalancerArn ?? "", group: group?.TargetGroupArn ?? "" };
  const write = async (rule = {}) => {
    const state = stateWith(resourcesOf(arns, port, rule), {
      release_pointers: output({ backend: POINTER }),
      repositories: output({ backend: REPOSITORY }),
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
    ...["api", "worker", "waiting"].flatMap((name) => [
      resource("aws_ecs_task_definition", name, {
        family: serviceOf(name),
        tags: { Service: name },
        container_definitions: JSON.stringify([{ name, image: `${REPOSITORY}@sha256:0` }]),
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
