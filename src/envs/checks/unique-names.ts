import { own } from "../../connections/input";
import { loadBalancerName } from "../../modules/alb/names";
import { createNaming, type Naming } from "../../naming";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import type { Environment } from "../environment";

/** A name that AWS takes once in an account and region, and the field it comes from. */
interface Named {
  readonly path: string;
  readonly name: string;
}

/**
 * Prescribed names and computed ones never meet; the second thing of a name could not be created,
 * and that only shows half-way through the apply.
 */
export const namesAreTakenOnce: Check = ({ environment, platform }) => {
  const naming = createNaming({
    platform: platform.name,
    environment: environment.name,
    accountId: own(platform.accounts, environment.account) ?? "",
    region: environment.region,
  });
  return [loadBalancers, databases, secrets, settings].flatMap((namesOf) =>
    takenTwice(namesOf(environment, naming)),
  );
};

function takenTwice(all: readonly Named[]): Problem[] {
  const first = new Map<string, string>();
  return all.flatMap(({ path, name }): Problem[] => {
    const owner = first.get(name);
    if (owner === undefined) {
      first.set(name, path);
      return [];
    }
    const message = `gives a name that ${owner} gives too, and AWS takes it once`;
    return [{ path, message, found: show(name), write: "another name for one of the two" }];
  });
}

const loadBalancers = ({ loadBalancers: all }: Environment, naming: Naming): Named[] =>
  Object.entries(all).map(([key, config]) => ({
    path: field(`loadBalancers.${key}`, "name", config.name),
    name: loadBalancerName(naming, key, config),
  }));

/** Replicas are named after their database. */
const databases = ({ databases: all }: Environment, naming: Naming): Named[] =>
  Object.entries(all).flatMap(([key, { identifier, replicas }]) => {
    const path = field(`databases.${key}`, "identifier", identifier);
    const name = identifier ?? naming.resource(key);
    const numbers = Array.from({ length: replicas }, (_, index) => index + 1);
    return [{ path, name }, ...numbers.map((n) => ({ path, name: `${name}-replica-${n}` }))];
  });

const secrets = ({ secrets: all }: Environment, naming: Naming): Named[] =>
  Object.entries(all).map(([key, { name }]) => ({
    path: field(`secrets.${key}`, "name", name),
    name: name ?? naming.secret(key),
  }));

const settings = ({ settings: all }: Environment, naming: Naming): Named[] =>
  Object.entries(all).map(([key, { name }]) => ({
    path: field(`settings.${key}`, "name", name),
    name: name ?? naming.setting(key),
  }));

const field = (path: string, name: string, given: string | undefined): string =>
  given === undefined ? path : `${path}.${name}`;
