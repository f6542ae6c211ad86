import { readdir } from "node:fs/promises";
import { afterEach, beforeAll, expect, test } from "vitest";
import {
  createDatabase,
  type TestDatabase,
} from "../../application/backend/__tests__/support/database";
import { type Api, startApi } from "../support/image/api";
import { Container } from "../support/image/container";
import { type ImageConfig, RemoteImage } from "../support/image/inspect";
import type { Task } from "../support/image/task";
import { describeImage } from "../support/image/tier";

describeImage("the image as the production environment runs it", ({ image, tasks }) => {
  const { folder, rootfs } = image;
  let config: ImageConfig;
  let database: TestDatabase;
  const started: Container[] = [];

  beforeAll(async () => {
    config = await new RemoteImage(image.reference).config();
    database = await createDatabase();
    const migration = await migrate();
    if (migration.code !== 0) throw new Error(migration.log);
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((container) => container.stop("KILL")));
  });

  async function start(task: Partial<Task> = {}, variables = {}): Promise<Api> {
    const api = await startApi({
      ...{ folder, rootfs, image: config },
      task: { ...tasks.api, ...task },
      variables: { ...database.variables("application"), ...variables },
    });
    started.push(api.container);
    return api;
  }

  async function migrate() {
    const container = await Container.start({
      ...{ folder, rootfs, image: config },
      task: tasks.migrate,
      variables: {
        ...database.variables("owner"),
        DATABASE_APPLICATION_USER: database.application,
        DATABASE_APPLICATION_PASSWORD: database.password,
      },
    });
    return { code: await container.ended(), log: container.log };
  }

  const createUser = (url: string, email: string) =>
    fetch(`${url}/users`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, name: "Ada Lovelace" }),
    });

  test("its migrations run by the migration task's command, also a second time", async () => {
    const again = await migrate();
    expect(again).toMatchObject({ code: 0 });
    expect(again.log).toContain("the database is up to date");
  });

  test("/health answers, and its own health check agrees", async () => {
    const { container, url } = await start();
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(`${url}/health/detailed`)).status).toBe(200);
    const [kind, ...check] = config.config.Healthcheck.Test;
    expect(kind).toBe("CMD");
    expect(await container.exec(check)).toEqual({ code: 0, output: "" });
  });

  test("its health check fails where nothing is served", async () => {
    const { container } = await start();
    const [, ...check] = config.config.Healthcheck.Test;
    expect(await container.exec(["/usr/bin/sh", "-c", `PORT=1 ${check.join(" ")}`])).toMatchObject({
      code: 1,
    });
  });

  test("users survive a restart of the container", async () => {
    const before = await start({}, { SHUTDOWN_DELAY_SECONDS: "0" });
    const created = await createUser(before.url, "ada@example.com");
    expect(created.status).toBe(201);
    await before.container.stop();
    const { url } = await start();
    const read = await fetch(`${url}${created.headers.get("location")}`);
    expect(await read.json()).toMatchObject({ email: "ada@example.com", name: "Ada Lovelace" });
  });

  test("no process of it is root's", async () => {
    const { container } = await start();
    const processes = await container.processes();
    expect(processes).toHaveLength(2);
    for (const { users, groups } of processes) {
      expect([...users, ...groups]).toEqual(Array(8).fill(1000));
    }
  });

  test("it can write to /tmp and nowhere else", async () => {
    expect(tasks.api).toMatchObject({ readOnly: true, writable: ["/tmp"] });
    const { container } = await start();
    const write = (path: string) => container.exec(["/usr/bin/sh", "-c", `echo > ${path}/file`]);
    expect(await write("/tmp")).toEqual({ code: 0, output: "" });
    for (const path of ["/app", "/app/migrations", "/etc", "/usr/local/bin", "/"]) {
      const refused = await write(path);
      expect(refused.output).toContain("Read-only file system");
      expect(refused.code).not.toBe(0);
    }
    expect(await readdir(`${rootfs}/tmp`)).toEqual([]);
  });

  test("even on a writable file system it can change nothing of itself", async () => {
    const { container } = await start({ readOnly: false });
    for (const path of ["/app/server.mjs", "/app/file", "/usr/local/bin/node", "/etc/passwd"]) {
      const refused = await container.exec(["/usr/bin/sh", "-c", `echo >> ${path}`]);
      expect(refused.output).toContain("Permission denied");
      expect(refused.code).not.toBe(0);
    }
  });

  test.each([
    ["behind the init that ECS puts in front", true],
    ["as process 1, without an init", false],
  ])("SIGTERM ends it in order %s", async (_, init) => {
    expect(tasks.api.init).toBe(true);
    const { container } = await start({ init });
    const first = (await container.processes()).find(({ pid }) => pid === 1);
    expect(first?.name).toBe(init ? "docker-init" : "node");
    const killed = setTimeout(() => container.stop("KILL"), tasks.api.stopTimeoutSeconds * 1000);
    expect(await container.stop("TERM")).toBe(0);
    clearTimeout(killed);
  });
});
