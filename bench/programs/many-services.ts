import type { EnvironmentInput } from "../../src/envs/environment";

/** Rules one load balancer takes. */
const RULES = 100;

/** An environment with so many web services, over as many load balancers as they need. */
export function manyServices(count: number): EnvironmentInput {
  const plainHttp = { reason: "measured, never deployed anywhere" };
  const balancers = Math.ceil(count / RULES);
  return {
    name: "bench",
    account: "main",
    region: "eu-west-1",
    lifecycle: "disposable",
    networking: { cidr: "10.0.0.0/16", zones: ["eu-west-1a", "eu-west-1b"] },
    loadBalancers: Object.fromEntries(
      Array.from({ length: balancers }, (_, index) => [`b${index}`, { plainHttp }]),
    ),
    databases: { main: {} },
    workloads: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`s${index}`, service(index)]),
    ),
  };
}

const service = (index: number): NonNullable<EnvironmentInput["workloads"]>[string] => ({
  kind: "service",
  image: "backend",
  port: 8080,
  internetEgress: true,
  connections: { main: {} },
  expose: { through: `b${Math.floor(index / RULES)}`, paths: [`/s${index}`, `/s${index}/*`] },
  tasks: { minimum: 1, maximum: 4 },
  scaling: [{ kind: "target", metric: "cpu" }],
});
