import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../../application/backend/dev/postgres/port";

/** A real registry on 127.0.0.1, which keeps what it is given in a folder. */
export class Registry {
  private constructor(
    private readonly child: ChildProcess,
    /** Host and port. */
    readonly address: string,
  ) {}

  static async start(folder: string): Promise<Registry> {
    const address = `127.0.0.1:${await freePort()}`;
    const configuration = {
      version: "0.1",
      log: { level: "error" },
      storage: { filesystem: { rootdirectory: join(folder, "data") } },
      http: { addr: address },
    };
    await mkdir(folder, { recursive: true });
    const file = join(folder, "config.yml");
    // JSON is YAML.
    await writeFile(file, JSON.stringify(configuration));
    const child = spawn("docker-registry", ["serve", file], { stdio: "ignore" });
    const registry = new Registry(child, address);
    for (let tries = 0; tries < 200 && child.exitCode === null; tries++) {
      if (await fetch(`http://${address}/v2/`).catch(() => undefined)) return registry;
      await pause(50);
    }
    await registry.stop();
    throw new Error(`the registry does not answer at ${address}`);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill();
    await ended;
  }
}
