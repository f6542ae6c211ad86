import { loadBalancerSchema } from "../../../src/modules/alb/config";
import { exposeSchema } from "../../../src/modules/alb/expose";
import { LoadBalancer } from "../../../src/modules/alb/load-balancer";
import type { Target } from "../../../src/modules/alb/target-group";
import { naming, synthesize } from "../../support/bare-stack";

export const certificateArn = (end: string) =>
  `arn:aws:acm:eu-west-1:111111111111:certificate/00000000-0000-0000-0000-${end.padStart(12, "0")}`;

export const hostedZoneId = "Z0000000000EXAMPLE";

/** A service behind the load balancer under test. */
export const target = (service: string, expose: object, parts: Partial<Target> = {}): Target => ({
  service,
  port: 3000,
  protocol: "http",
  expose: exposeSchema.parse({ through: "public", paths: ["/*"], ...expose }),
  ...parts,
});

interface Parts {
  readonly lifecycle?: "durable" | "disposable";
  readonly targets?: readonly Target[];
}

/** What a load balancer `public` becomes; plain HTTP unless the configuration says otherwise. */
export function built(config: object = {}, { lifecycle = "disposable", targets = [] }: Parts = {}) {
  const plainHttp =
    "https" in config ? {} : { plainHttp: { reason: "a test serves nothing real" } };
  const made: LoadBalancer[] = [];
  const stack = synthesize((scope) => {
    made.push(
      new LoadBalancer(scope, "public", {
        name: "public",
        naming,
        lifecycle,
        config: loadBalancerSchema.parse({ ...plainHttp, ...config }),
        vpcId: "vpc-1",
        subnetIds: ["subnet-1", "subnet-2"],
        securityGroupIds: ["sg-1"],
        targets,
      }),
    );
  });
  return { ...stack, loadBalancer: made[0] };
}
