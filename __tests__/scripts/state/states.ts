import type { StateDocument } from "../../../scripts/state/document";

/** A state with these resources: each address with its attributes. */
export function stateWith(
  resources: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): StateDocument {
  return {
    version: 4,
    terraform_version: "1.11.4",
    serial: 1,
    lineage: "one",
    resources: Object.entries(resources).map(([address, attributes]) => {
      const [type = "", name = ""] = address.split(".");
      return { mode: "managed", type, name, instances: [{ attributes }] };
    }),
  };
}

export const ownedBy = (Environment: string, Platform = "acme") => ({
  tags_all: { Environment, Platform },
});
