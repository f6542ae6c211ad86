import { own } from "../connections/input";
import type { GivenName } from "../given-name";
import { namesOfLoadBalancers, namesOfTargetGroups } from "../modules/alb/names";
import { namesOfWorkloads } from "../modules/ecs/names";
import { namesOfNetwork } from "../modules/networking/names";
import { namesOfOfficeHours } from "../modules/office-hours/names";
import { namesOfPause } from "../modules/pause/names";
import { namesOfDatabases } from "../modules/rds/names";
import { stoppableIn } from "../modules/rds/stoppable";
import { namesOfSecrets, namesOfSettings } from "../modules/secrets/names";
import { createNaming, type Naming } from "../naming";
import type { CheckInput } from "./check";
import { exposedServices } from "./checks/exposed";
import type { Environment } from "./environment";

/** A field of the environment that declares things by key. */
type Keyed = {
  [Field in keyof Environment]-?: string extends keyof Environment[Field] ? Field : never;
}[keyof Environment];

type NamesOf = (environment: Environment, naming: Naming) => readonly GivenName[];

/** What is declared by key is named by it: each field says how, or that it gives no name in AWS. */
const keyed: Readonly<Record<Keyed, NamesOf>> = {
  loadBalancers: ({ loadBalancers }, naming) => namesOfLoadBalancers(loadBalancers, naming),
  databases: ({ databases }, naming) => namesOfDatabases(databases, naming),
  secrets: ({ secrets }, naming) => namesOfSecrets(secrets, naming),
  settings: ({ settings }, naming) => namesOfSettings(settings, naming),
  externals: () => [],
  workloads: (environment, naming) => [
    ...namesOfTargetGroups(targetGroupsOf(environment), naming),
    ...namesOfWorkloads(environment.workloads, naming),
  ],
};

/** Every name in AWS that an environment decides; each module says its own. */
export function givenNames({ environment, platform }: CheckInput): GivenName[] {
  const naming = createNaming({
    platform: platform.name,
    environment: environment.name,
    accountId: own(platform.accounts, environment.account) ?? "",
    region: environment.region,
  });
  return [
    ...namesOfPause(environment.databases, naming),
    ...(environment.officeHours ? namesOfOfficeHours(openedIn(environment), naming) : []),
    ...namesOfNetwork(environment.networking, naming),
    ...Object.values(keyed).flatMap((namesOf) => namesOf(environment, naming)),
  ];
}

/** What office hours open and close, by key. */
const openedIn = ({ workloads, databases }: Environment) => ({
  services: Object.keys(workloads).filter((key) => workloads[key]?.kind === "service"),
  databases: stoppableIn(databases),
});

const targetGroupsOf = (environment: Environment) =>
  exposedServices(environment).map(({ name: service, service: { port = 0, protocol } }) => ({
    service,
    port,
    protocol,
  }));
