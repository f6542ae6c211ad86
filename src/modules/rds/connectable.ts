import { connectableKind, type Declared } from "../../connections/kinds/kind";
import { type ConnectedDatabase, databaseHandover } from "./handover";

export const databaseGroup = (name: string): string => `database-${name}`;

export const databaseKind = connectableKind({
  field: "databases",
  noun: "database",
  made: true,
  groupOf: databaseGroup,
  connect: ({ name, config, attribute }: Declared<ConnectedDatabase>) => ({
    address: { in: "group", group: databaseGroup(name), port: config.port },
    hasOwner: true,
    hasSecret: true,
    replicas: config.replicas,
    handover: (connection, prefix) => databaseHandover(config, connection, prefix, attribute),
  }),
});
