import { type GivenName, prescribedName } from "../../given-name";
import type { Naming } from "../../naming";
import type { SecretsConfig } from "./config";

/** The names of secrets. */
export const namesOfSecrets = (secrets: SecretsConfig["secrets"], naming: Naming): GivenName[] =>
  Object.entries(secrets).map(([key, { name: given }]) =>
    prescribedName("secret", `secrets.${key}`, naming.secret(key), { field: "name", given }),
  );

/** The names of the parameters of settings. */
export const namesOfSettings = (settings: SecretsConfig["settings"], naming: Naming): GivenName[] =>
  Object.entries(settings).map(([key, { name: given }]) =>
    prescribedName("parameter", `settings.${key}`, naming.setting(key), { field: "name", given }),
  );
