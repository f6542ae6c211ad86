import { describe, expect, it } from "vitest";
import { underLock } from "../db/migrate/lock";
import { migrateUp } from "../db/migrate/up";
import { createDatabase } from "./support/database";
import { migration } from "./support/migration";

describe("migrations that are started together", () => {
  it("wait for one that builds an index concurrently, and do not stop it", async () => {
    const database = await createDatabase();
    const files = [
      migration(1, "create table a (id integer); insert into a select generate_series(1, 20000)"),
      migration(2, "create index concurrently a_id on a (id)", true),
    ];
    const applied = await Promise.all(
      Array.from({ length: 5 }, () =>
        database.as("owner", (client) => migrateUp({ client, files })),
      ),
    );
    expect(applied.sort()).toEqual([0, 0, 0, 0, 2]);
  });

  it("give up in the end, and say who holds them up", async () => {
    const database = await createDatabase();
    await database.as("owner", (first) =>
      underLock(first, () =>
        database.as("owner", async (second) => {
          await expect(underLock(second, async () => {}, 300)).rejects.toThrow(
            /another process \(server process \d+\) has been migrating this database for more than 0\.3 s/,
          );
        }),
      ),
    );
  });
});
