import type { ImageReference } from "../../modules/ecs/container-config";
import type { Check } from "../check";
import type { Environment } from "../environment";
import { type Reference, undeclared } from "./declared";

/** The account is one of the platform's. */
export const accountIsDeclared: Check = ({ environment, platform }) =>
  undeclared([{ path: "account", key: environment.account }], {
    message: "is not an account of the platform",
    where: "accounts of the platform",
    known: platform.accounts,
  });

/** Images, of sidecars too, are the platform's or given by address. */
export const imagesAreDeclared: Check = ({ environment, platform }) =>
  undeclared(
    containers(environment).flatMap(({ path, image }) => imageReference(`${path}.image`, image)),
    {
      message: "is not an image of the platform",
      where: "images of the platform",
      known: platform.images,
    },
  );

/** Secrets that containers, workloads and externals name are the environment's. */
export const secretsAreDeclared: Check = ({ environment }) => {
  const { workloads, externals, secrets } = environment;
  const references = [
    ...containers(environment).flatMap(({ path, secrets }) => keysIn(`${path}.secrets`, secrets)),
    ...Object.entries(workloads).flatMap(([name, { secretReferences }]) =>
      keysIn(`workloads.${name}.secretReferences`, secretReferences),
    ),
    ...Object.entries(externals).flatMap(([name, { secret }]) =>
      secret === undefined ? [] : [{ path: `externals.${name}.secret`, key: secret }],
    ),
  ];
  return undeclared(references, {
    message: "is not a secret of this environment",
    where: "secrets",
    known: secrets,
  });
};

/** Settings that containers name are the environment's. */
export const settingsAreDeclared: Check = ({ environment }) =>
  undeclared(
    containers(environment).flatMap(({ path, settings }) => keysIn(`${path}.settings`, settings)),
    {
      message: "is not a setting of this environment",
      where: "settings",
      known: environment.settings,
    },
  );

/** Every container, the main ones and those beside them, with where it is in the literal. */
function containers({ workloads }: Environment) {
  return Object.entries(workloads).flatMap(([name, workload]) => [
    { path: `workloads.${name}`, ...workload },
    ...Object.entries(workload.sidecars).map(([key, sidecar]) => ({
      path: `workloads.${name}.sidecars.${key}`,
      ...sidecar,
    })),
  ]);
}

const imageReference = (path: string, image: ImageReference): Reference[] =>
  typeof image === "string" ? [{ path, key: image }] : [];

const keysIn = (path: string, keys: Readonly<Record<string, string>> | readonly string[]) =>
  Object.entries(keys).map(([field, key]): Reference => ({ path: `${path}.${field}`, key }));
