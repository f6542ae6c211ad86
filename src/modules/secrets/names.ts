import { type GivenName, prescribedName } from "../../given-name";
import type { Naming } from "../../naming";
import type { SecretsConfig } from "./config";

/** The names of secrets, and of the parameters of settings. */
export const namesOfSecrets = (
  { secrets, settings }: SecretsConfig,
  naming: Naming,
): GivenName[] => [
  ...Object.entries(secrets).map(([key, { name: given }]) =>
    prescribedName("secret", `secrets.${key}`, naming.secret(key), { field: "name", given }),
  ),
  ...Object.entries(settings).map(([key, { name: given }]) =>
    prescribedName("parameter", `settings.${key}`, naming.setting(key), { field: "name", given }),
  ),
];
