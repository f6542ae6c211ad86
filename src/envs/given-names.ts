import { own } from "../connections/input";
import type { GivenName } from "../given-name";
import { namesOfLoadBalancers, namesOfTargetGroups } from "../modules/alb/names";
import { namesOfWorkloads } from "../modules/ecs/names";
import { namesOfNetwork } from "../modules/networking/names";
import { namesOfDatabases } from "../modules/rds/names";
import { namesOfSecrets } from "../modules/secrets/names";
import { createNaming } from "../naming";
import type { CheckInput } from "./check";
import { exposedServices } from "./checks/exposed";

/** Every name in AWS that an environment decides; each module says its own. */
export function givenNames({ environment, platform }: CheckInput): GivenName[] {
  const naming = createNaming({
    platform: platform.name,
    environment: environment.name,
    accountId: own(platform.accounts, environment.account) ?? "",
    region: environment.region,
  });
  const exposed = exposedServices(environment).map(
    ({ name: service, service: { port = 0, protocol } }) => ({ service, port, protocol }),
  );
  return [
    ...namesOfNetwork(environment.networking, naming),
    ...namesOfLoadBalancers(environment.loadBalancers, naming),
    ...namesOfTargetGroups(exposed, naming),
    ...namesOfDatabases(environment.databases, naming),
    ...namesOfSecrets(environment, naming),
    ...namesOfWorkloads(environment.workloads, naming),
  ];
}
