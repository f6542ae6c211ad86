import type { NetworkConfiguration } from "@aws-sdk/client-ecs";
import type { TaskNetwork } from "./workload";

/** A task's network as RunTask takes it. */
export const placedIn = ({
  subnets,
  securityGroups,
  publicIp,
}: TaskNetwork): NetworkConfiguration => ({
  awsvpcConfiguration: {
    subnets: [...subnets],
    securityGroups: [...securityGroups],
    assignPublicIp: publicIp ? "ENABLED" : "DISABLED",
  },
});
