import type { ExternalConfig } from "../external-config";
import { externalHandover } from "../external-handover";
import { connectableKind, type Declared } from "./kind";

/** Something outside the environment, which nobody here makes. */
export const externalKind = connectableKind({
  field: "externals",
  noun: "external",
  made: false,
  connect: ({ config }: Declared<ExternalConfig>) => ({
    address: { in: "ranges", ranges: config.ranges, port: config.port },
    hasOwner: false,
    hasSecret: config.secret !== undefined,
    handover: (connection, prefix) => externalHandover(config, connection, prefix),
  }),
});
