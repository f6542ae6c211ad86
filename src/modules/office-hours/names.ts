import { computedName, type GivenName } from "../../given-name";
import type { Naming } from "../../naming";

export type Action = "opens" | "closes" | "starts" | "stops";

/** The schedule that opens or closes a service, or starts or stops a database. */
export const officeScheduleName = (naming: Naming, key: string, action: Action): string =>
  naming.resource(`${key}-${action}`);

export const officeRoleName = (naming: Naming): string => naming.role("office-hours", "schedules");

/** The names of what opens and closes an environment. */
export const namesOfOfficeHours = (
  opened: { readonly services: readonly string[]; readonly databases: readonly string[] },
  naming: Naming,
): GivenName[] => {
  const schedules = (field: string, keys: readonly string[], actions: readonly Action[]) =>
    keys.flatMap((key) =>
      actions.map((action) =>
        computedName("schedule", `${field}.${key}`, officeScheduleName(naming, key, action)),
      ),
    );
  return [
    computedName("role", "officeHours", officeRoleName(naming)),
    ...schedules("workloads", opened.services, ["opens", "closes"]),
    ...schedules("databases", opened.databases, ["starts", "stops"]),
  ];
};
