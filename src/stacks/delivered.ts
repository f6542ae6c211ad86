import type { Construct } from "constructs";
import type { Environment } from "../envs/environment";
import { givenNames } from "../envs/given-names";
import type { Platform } from "../envs/platform-schema";
import { zonesOf } from "../modules/delivery/actions";
import { type DeliveredEnvironment, Delivery } from "../modules/delivery/delivery";
import { createNaming, type Naming } from "../naming";
import { homeNaming } from "./home-naming";
import { accountIdOf, type StateHome, stateHomes } from "./state-homes";

export interface DeliveredProps {
  readonly platform: Platform;
  /** All of the platform. */
  readonly environments: readonly Environment[];
  /** Names of what is shared in the account. */
  readonly naming: Naming;
}

/** What the account of `naming` needs for its environments to be delivered; nothing where the platform does not say how. */
export function deliverFrom(scope: Construct, props: DeliveredProps): void {
  const { platform, environments, naming } = props;
  const { delivery, repository } = platform;
  if (delivery === undefined) return;
  new Delivery(scope, "Delivery", {
    naming,
    config: delivery,
    repository,
    providerExists: delivery.github.existingProviderIn.some(
      (account) => accountIdOf(platform, account) === naming.accountId,
    ),
    environments: environments
      .map((environment) => deliveredEnvironment(platform, environment))
      .filter(({ names }) => names.own.accountId === naming.accountId),
    hasRegistry: naming.accountId === homeNaming(platform).accountId,
  });
}

/** Whether a bootstrap stack is the first of an account where the platform is not at home: it makes the roles there. */
export function isFirstAway(
  platform: Platform,
  environments: readonly Environment[],
  home: StateHome,
): boolean {
  const [atHome, ...away] = stateHomes(platform, environments);
  const first = away.find(({ accountId }) => accountId === home.accountId);
  return home.accountId !== atHome?.accountId && first?.stackName === home.stackName;
}

const deliveredEnvironment = (
  platform: Platform,
  environment: Environment,
): DeliveredEnvironment => ({
  names: {
    own: environmentNaming(platform, environment),
    home: homeNaming(platform),
    given: givenNames({ environment, platform }),
    zones: zonesOf(environment.loadBalancers),
    durable: environment.lifecycle === "durable",
  },
  deployOn: environment.deployOn,
});

/** Names of what an environment makes. */
export function environmentNaming(platform: Platform, environment: Environment): Naming {
  const { name, account, region } = environment;
  const accountId = accountIdOf(platform, account);
  return createNaming({ platform: platform.name, environment: name, accountId, region });
}
