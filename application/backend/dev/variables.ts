import type { LocalDatabase } from "./local-database";

/** What the programs get on this machine: nothing of the defaults that are for a network. */
export function variablesFor(database: LocalDatabase | undefined) {
  const common = {
    ...definedOnly(process.env),
    DATABASE_TLS: process.env.DATABASE_TLS ?? "off",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "info",
  };
  const given = process.env.DATABASE_URL ?? "";
  return {
    migration: {
      ...common,
      DATABASE_URL: database?.ownerUrl ?? given,
      ...(database && {
        DATABASE_APPLICATION_USER: "application",
        DATABASE_APPLICATION_PASSWORD: database.applicationPassword,
      }),
    },
    server: {
      ...common,
      DATABASE_URL: database?.applicationUrl ?? given,
      PORT: process.env.PORT ?? "3000",
      HOST: process.env.HOST ?? "127.0.0.1",
      SESSION_KEY: process.env.SESSION_KEY ?? "only for development, on this machine",
      SHUTDOWN_DELAY_SECONDS: "0",
    },
  };
}

const definedOnly = (variables: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
