import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../../application/backend/dev/postgres/port";

/** Whom a registry takes images from. */
export interface RegistryLogin {
  readonly user: string;
  readonly password: string;
  /** The password's bcrypt hash. */
  readonly hash: string;
}

/** What the emulator gives as the login to the registry of the account 111111111111. */
export const emulatedLogin: RegistryLogin = {
  user: "AWS",
  password: "111111111111-auth-token",
  hash: "$2y$05$abcdefghijklmnopqrstuuFTJx5cvYYvTSWk1mqfXs32Nf6n6jgGe",
};

/** A real registry on 127.0.0.1, which keeps what it is given in a folder. */
export class Registry {
  private constructor(
    private readonly child: ChildProcess,
    /** Host and port. */
    readonly address: string,
    private readonly login: RegistryLogin | undefined,
  ) {}

  static async start(folder: string, login?: RegistryLogin): Promise<Registry> {
    const address = `127.0.0.1:${await freePort()}`;
    mkdirSync(folder, { recursive: true });
    const users = join(folder, "users");
    if (login) writeFileSync(users, `${login.user}:${login.hash}\n`);
    const configuration = {
      version: "0.1",
      log: { level: "error" },
      storage: { filesystem: { rootdirectory: join(folder, "data") } },
      http: { addr: address },
      ...(login ? { auth: { htpasswd: { realm: "registry", path: users } } } : {}),
    };
    const file = join(folder, "config.yml");
    // JSON is YAML.
    writeFileSync(file, JSON.stringify(configuration));
    const child = spawn("docker-registry", ["serve", file], { stdio: "ignore" });
    const registry = new Registry(child, address, login);
    for (let tries = 0; tries < 200 && child.exitCode === null; tries++) {
      if (await fetch(`${registry.url}/v2/`).catch(() => undefined)) return registry;
      await pause(50);
    }
    await registry.stop();
    throw new Error(`the registry does not answer at ${address}`);
  }

  get url(): string {
    return `http://${this.address}`;
  }

  /** The tags of a repository, in order. */
  async tags(repository: string): Promise<string[]> {
    const answer = await this.ask("GET", `/v2/${repository}/tags/list`);
    if (!answer.ok) return [];
    return ((await answer.json()) as { tags: string[] | null }).tags?.sort() ?? [];
  }

  /** Gives what a tag names another tag too. */
  async alsoTag(repository: string, tag: string, another: string): Promise<void> {
    const manifest = await this.ask("GET", `/v2/${repository}/manifests/${tag}`);
    const type = manifest.headers.get("content-type") ?? "";
    const body = await manifest.arrayBuffer();
    const path = `/v2/${repository}/manifests/${another}`;
    const { ok } = await this.ask("PUT", path, { body, headers: { "content-type": type } });
    if (!ok) throw new Error(`${another} cannot be tagged`);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill();
    await ended;
  }

  private ask(method: string, path: string, { headers = {}, body }: RequestInit = {}) {
    const { user, password } = this.login ?? { user: "", password: "" };
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
    const accept = "application/vnd.docker.distribution.manifest.v2+json";
    return fetch(`${this.url}${path}`, {
      method,
      headers: { accept, ...(this.login ? { authorization } : {}), ...headers },
      ...(body === undefined ? {} : { body }),
    });
  }
}
