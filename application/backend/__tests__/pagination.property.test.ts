import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Cursors } from "../src/users/cursor";
import { openApp } from "./support/app";
import { createMigratedDatabase, type TestDatabase } from "./support/database";

let database: TestDatabase;
let opened: Awaited<ReturnType<typeof openApp>>;
beforeAll(async () => {
  database = await createMigratedDatabase();
  opened = await openApp(database);
});
afterAll(() => opened.app.close());

let count = 0;
async function create(): Promise<string> {
  const payload = { email: `user-${++count}@example.com`, name: "Ada" };
  const answer = await opened.app.inject({ method: "POST", url: "/users", payload });
  return answer.json().id;
}
const remove = (id: string) => opened.app.inject({ method: "DELETE", url: `/users/${id}` });
const rename = (id: string) =>
  opened.app.inject({ method: "PATCH", url: `/users/${id}`, payload: { name: "Other" } });

/** All pages, with something done while each of them is read. */
async function walk(limit: number, meanwhile: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = { limit: String(limit), ...(cursor && { cursor }) };
    const [answer] = await Promise.all([opened.app.inject({ url: "/users", query }), meanwhile()]);
    const page = answer.json();
    seen.push(...page.items.map(({ id }: { id: string }) => id));
    cursor = page.next;
  } while (cursor !== null);
  return seen;
}

const step = fc.record({
  what: fc.constantFrom("create", "remove", "rename"),
  which: fc.nat(),
});

describe("a walk through all pages, whatever is written meanwhile,", () => {
  it("sees who is there all the while exactly once, and nobody twice", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 15 }),
        fc.array(fc.array(step, { maxLength: 3 }), { maxLength: 6 }),
        async (limit, initial, steps) => {
          const lasting = await Promise.all(Array.from({ length: initial }, create));
          const passing = await Promise.all(Array.from({ length: 5 }, create));
          const waiting = [...steps];
          const seen = await walk(limit, () =>
            Promise.all(
              (waiting.shift() ?? []).map(({ what, which }) => {
                if (what === "create") return create();
                const ids = what === "remove" ? passing : lasting;
                const id = ids[which % ids.length];
                return id && (what === "remove" ? remove(id) : rename(id));
              }),
            ),
          );
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen).toEqual([...seen].sort());
          expect(new Set(seen)).toEqual(new Set([...seen, ...lasting]));
          const rest = (await walk(100, async () => {})).map(remove);
          await Promise.all(rest);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("sees the rest when one comes late, with an id that it has passed", async () => {
    const late = uuidv7();
    const insert = "insert into users (id, email, name) values ($1, $2, 'Ada')";
    await database.as("owner", async (client) => {
      await client.query("begin");
      await client.query(insert, [late, `user-${++count}@example.com`]);
      const lasting = [await create(), await create(), await create(), await create()];
      let pages = 0;
      const seen = await walk(1, async () => {
        if (++pages === 2) await client.query("commit");
      });
      expect(seen).toEqual(lasting);
      expect(await walk(1, async () => {})).toEqual([late, ...lasting]);
    });
  });
});

describe("a cursor", () => {
  const cursors = new Cursors(["k".repeat(32)]);

  it("leads back to the id it was made of", () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(cursors.read(cursors.after(id))).toBe(id);
      }),
    );
  });

  it("is refused when one character of it is another, or the key is", () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.nat(41),
        fc.constantFrom("A", "z", "0", "_"),
        (id, place, other) => {
          const cursor = cursors.after(id);
          fc.pre(cursor[place] !== other);
          const changed = cursor.slice(0, place) + other + cursor.slice(place + 1);
          expect(cursors.read(changed)).toBeUndefined();
          expect(new Cursors(["another"]).read(cursor)).toBeUndefined();
        },
      ),
    );
  });

  it("is still taken when the key that signed it is the previous one", () => {
    const [id] = fc.sample(fc.uuid(), 1);
    const after = new Cursors(["new".repeat(11), "k".repeat(32)]);
    expect(after.read(cursors.after(id ?? ""))).toBe(id);
    expect(cursors.read(after.after(id ?? ""))).toBeUndefined();
  });

  it("is any text at all, and never an error", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(cursors.read(text)).toBeUndefined();
      }),
    );
  });
});
