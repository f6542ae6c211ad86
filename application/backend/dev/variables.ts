import type { LocalDatabase } from "./local-database";

/** What the programs get on this machine: nothing of the defaults that are for a network. */
export function variablesFor(database: LocalDatabase | undefined) {
  const common = {
    ...definedOnly(process.env),
    LOG_LEVEL: process.env.LOG_LEVEL ?? "info",
    // Only ours is sure to be on this machine, where nobody listens.
    ...(database && { DATABASE_TLS: "off" }),
  };
  return {
    migration: {
      ...common,
      ...(database && {
        DATABASE_URL: database.ownerUrl,
        DATABASE_APPLICATION_USER: "application",
        DATABASE_APPLICATION_PASSWORD: database.applicationPassword,
      }),
    },
    server: {
      ...common,
      ...(database && { DATABASE_URL: database.applicationUrl }),
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
