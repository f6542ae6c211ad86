import { databaseKind } from "../../modules/rds/connectable";
import type { Named } from "../input";
import { externalKind } from "./external";
import type { ConnectableKind } from "./kind";
import { serviceKind } from "./service";

/** What workloads depend on and is no workload. A further kind is one more line here. */
export const dependencyKinds = [databaseKind, externalKind] as const;

/** Everything that a connection may lead to, in the order in which a key is looked for. */
export const connectableKinds = [...dependencyKinds, serviceKind] as const;

type DependencyKind = (typeof dependencyKinds)[number];

export type DependencyField = DependencyKind["field"];

/** The fields of an environment that declare dependencies, with what connections know of them. */
export type Dependencies = {
  readonly [Kind in DependencyKind as Kind["field"]]: Kind extends ConnectableKind<
    string,
    infer Config,
    boolean
  >
    ? Named<Config>
    : never;
};

/** The fields whose constructs have the attributes that are handed over. */
export type MadeField = Extract<DependencyKind, { readonly made: true }>["field"];
