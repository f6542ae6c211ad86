import { fileURLToPath } from "node:url";
import { Signals } from "./lifecycle/signals";

/** `node server.mjs`. The migrations lie beside the built program. */
const migrations = fileURLToPath(new URL("migrations", import.meta.url));

/** Before the rest is loaded, which is most of what starting takes. */
const signals = new Signals();

const { ConfigError, readConfig } = await import("./config/read");
try {
  const { serverSchema } = await import("./config/server");
  const { start } = await import("./start");
  await start(readConfig(serverSchema, process.env), migrations, signals);
} catch (error) {
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${error instanceof ConfigError ? error.message : stack}\n`);
  process.exit(1);
}
