import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { createMigratedDatabase } from "../support/database";

/** A server that never gets to listen, and says so when it hears SIGTERM. */
const neverListens = `
import { Server } from "node:net";
Server.prototype.listen = function () { return this; };
const wait = setInterval(() => {
  if (process.listenerCount("SIGTERM") > 0) process.stdout.write("hears\\n", () => clearInterval(wait));
}, 20);
setInterval(() => {}, 1000);
`;

it("ends in order when it is told to before it serves", async () => {
  const database = await createMigratedDatabase();
  const preload = `data:text/javascript,${encodeURIComponent(neverListens)}`;
  const child = spawn(
    process.execPath,
    ["--import", preload, join(inject("built"), "server.mjs")],
    {
      env: { ...database.variables("application"), SESSION_KEY: "k".repeat(64) },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});
