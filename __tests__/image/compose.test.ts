import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, inject, test } from "vitest";
import { parse } from "yaml";
import { migrationSchema } from "../../application/backend/src/config/migration";
import { serverSchema } from "../../application/backend/src/config/server";
import { projectRoot } from "../support/apps";
import { startApi } from "../support/image/api";
import { Container } from "../support/image/container";
import { RemoteImage } from "../support/image/inspect";
import type { Task } from "../support/image/task";
import { describeImage } from "../support/image/tier";

interface Service {
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly init: boolean;
  readonly read_only: boolean;
  readonly tmpfs: string;
}

const file = join(projectRoot, "application/backend/compose.yaml");
const { services } = parse(readFileSync(file, "utf8"), { merge: true }) as {
  services: Record<"api" | "migrate" | "database", Service>;
};

describe("the compose file", () => {
  test.each([
    ["api", serverSchema],
    ["migrate", migrationSchema],
  ] as const)("gives %s no variable that it does not know", (name, schema) => {
    const known = Object.keys(schema.in.shape);
    const unknown = Object.keys(services[name].environment).filter((it) => !known.includes(it));
    expect(unknown).toEqual([]);
  });
});

describeImage("the containers of the compose file", ({ image, tasks }) => {
  test("migrate the database that it describes, and serve from it", async () => {
    const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = services.database.environment;
    const superuser = new pg.Client({ connectionString: inject("postgres") });
    await superuser.connect();
    await superuser.query(
      `create role ${POSTGRES_USER} login superuser password '${POSTGRES_PASSWORD}'`,
    );
    await superuser.query(`create database ${POSTGRES_DB} owner ${POSTGRES_USER}`);
    await superuser.end();

    const migration = await Container.start(await described("migrate"));
    expect({ code: await migration.ended(), log: migration.log }).toMatchObject({ code: 0 });
    const { container, url } = await startApi(await described("api"));
    const detailed = await fetch(`${url}/health/detailed`);
    expect(detailed.status).toBe(200);
    const created = await fetch(`${url}/users`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "ada@example.com", name: "Ada Lovelace" }),
    });
    expect(created.status).toBe(201);
    await container.stop("KILL");
  });

  /** A service as compose runs it, but for where the database is: they share no network here. */
  async function described(name: "api" | "migrate") {
    const { command, environment, init, read_only: readOnly, tmpfs } = services[name];
    const task: Task = { ...tasks.api, command, init, readOnly, writable: [tmpfs] };
    const { hostname, port } = new URL(inject("postgres"));
    return {
      ...{ folder: image.folder, rootfs: image.rootfs, task },
      image: await new RemoteImage(image.reference).config(),
      variables: { ...environment, DATABASE_HOST: hostname, DATABASE_PORT: port },
    };
  }
});
