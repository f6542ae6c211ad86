import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApp } from "./support/app";
import { createMigratedDatabase } from "./support/database";

let { app }: Partial<Awaited<ReturnType<typeof openApp>>> = {};
const api = () => {
  if (!app) throw new Error("not started");
  return app;
};

beforeAll(async () => {
  ({ app } = await openApp(await createMigratedDatabase()));
});
afterAll(() => app?.close());

let count = 0;
const newUser = () => ({ email: `user-${++count}@example.com`, name: "Ada Lovelace" });

const post = (payload: object) => api().inject({ method: "POST", url: "/users", payload });
const create = async (user = newUser()) => (await post(user)).json<{ id: string }>();

describe("creating a user", () => {
  it("answers 201 with the user, where it is, and its ETag", async () => {
    const user = newUser();
    const answer = await post(user);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject(user);
    expect(answer.headers.location).toBe(`/users/${answer.json().id}`);
    expect(answer.headers.etag).toBe('"1"');
  });

  it("gives ids that sort by the time they were made at", async () => {
    const ids = [await create(), await create(), await create()].map(({ id }) => id);
    expect(ids[0]?.[14]).toBe("7");
    expect([...ids].sort()).toEqual(ids);
  });

  it("refuses an address that another user has, without regard to case", async () => {
    const user = newUser();
    await create(user);
    const answer = await post({ ...user, email: user.email.toUpperCase() });
    expect(answer.statusCode).toBe(409);
    expect(answer.headers["content-type"]).toMatch("application/problem+json");
    expect(answer.json()).toMatchObject({ status: 409, code: "email-taken", title: "Conflict" });
  });

  it("names all that is wrong with the body at once", async () => {
    const answer = await post({ email: "nobody", name: "", admin: true });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors).toEqual([
      { in: "body", pointer: "/email", message: "is not an e-mail address" },
      { in: "body", pointer: "/name", message: expect.stringContaining("is empty") },
      { in: "body", pointer: "", message: expect.stringContaining("admin") },
    ]);
  });

  it.each([
    ["a NUL, which PostgreSQL cannot store", "A\u0000da"],
    ["half a character", "\ud83d"],
    ["a space at its end", "Ada "],
    ["more than 200 characters", "a".repeat(201)],
    ["a no-break space alone", "\u00a0"],
    ["a zero-width space alone", "\u200b"],
    ["a byte order mark alone", "\ufeff"],
    ["what turns the direction of the text", "Ada \u202eecalevoL"],
  ])("refuses a name with %s", async (_what, name) => {
    expect((await post({ ...newUser(), name })).statusCode).toBe(422);
  });

  it.each([
    ["Persian", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"],
    ["one letter", "\u674e"],
    ["a sign of two halves", "Ada \u{1f469}\u200d\u{1f4bb}"],
  ])("takes a name with %s", async (_what, name) => {
    expect((await post({ ...newUser(), name })).json().name).toBe(name);
  });

  it.each([
    "a&b@example.com",
    "a!b@example.com",
    "a/b=c?d^e`f{g|h}i~j#k$l%m*n@example.com",
    "a@example.xn--p1ai",
  ])("takes the address %s", async (email) => {
    expect((await post({ ...newUser(), email })).statusCode).toBe(201);
  });

  it.each([
    "a..b@example.com",
    ".a@example.com",
    "a@example",
    "a b@example.com",
    "a@-example.com",
    "a@example.xn--",
  ])("refuses the address %s", async (email) => {
    expect((await post({ ...newUser(), email })).statusCode).toBe(422);
  });

  it("keeps what is SQL in a value as text", async () => {
    const name = "Robert'); drop table users;--";
    const answer = await post({ ...newUser(), name });
    expect(answer.json().name).toBe(name);
    expect((await api().inject("/users")).statusCode).toBe(200);
  });
});

describe("reading a user", () => {
  it("answers with what was created", async () => {
    const created = await create();
    const answer = await api().inject(`/users/${created.id}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(created);
  });

  it("answers 304 to who has it already", async () => {
    const { id } = await create();
    const answer = await api().inject({
      url: `/users/${id}`,
      headers: { "if-none-match": 'W/"1"' },
    });
    expect(answer.statusCode).toBe(304);
    expect(answer.headers.etag).toBe('"1"');
    expect(answer.rawPayload).toHaveLength(0);
    expect(answer.headers).not.toHaveProperty("content-length");
    expect(answer.headers).not.toHaveProperty("content-type");
  });

  it("answers 404 where there is none", async () => {
    const answer = await api().inject("/users/00000000-0000-7000-8000-000000000000");
    expect(answer.statusCode).toBe(404);
    expect(answer.json().code).toBe("no-such-user");
  });

  it("answers 400 to an id that can be nobody's", async () => {
    const answer = await api().inject("/users/1%27%20or%20true");
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toEqual([
      { in: "path", pointer: "/id", message: "is not a UUID" },
    ]);
  });
});

describe("changing a user", () => {
  const patch = (id: string, payload: object, headers = {}) =>
    api().inject({ method: "PATCH", url: `/users/${id}`, payload, headers });

  it("changes what is given and nothing else", async () => {
    const created = await create();
    const answer = await patch(created.id, { name: "Countess of Lovelace" });
    expect(answer.statusCode).toBe(200);
    const { updatedAt, ...changed } = answer.json();
    expect({ ...created, ...changed }).toEqual({ ...created, name: "Countess of Lovelace" });
    expect(Date.parse(updatedAt)).toBeGreaterThanOrEqual(Date.parse(changed.createdAt));
    expect(answer.headers.etag).toBe('"2"');
  });

  it("lets one of two who read the same version win", async () => {
    const { id } = await create();
    const answers = await Promise.all(
      ["One", "Two"].map((name) => patch(id, { name }, { "if-match": '"1"' })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
  });

  it.each(['W/"1"', '"none"', '"2"'])("takes %s for another version", async (tag) => {
    const { id } = await create();
    expect((await patch(id, { name: "Other" }, { "if-match": tag })).statusCode).toBe(412);
  });

  it.each(["*", '"7", "1"'])("takes %s for the version there is", async (tag) => {
    const { id } = await create();
    expect((await patch(id, { name: "Other" }, { "if-match": tag })).statusCode).toBe(200);
  });

  it("refuses another's address", async () => {
    const [one, two] = [newUser(), newUser()];
    await create(one);
    const { id } = await create(two);
    expect((await patch(id, { email: one.email })).statusCode).toBe(409);
  });

  it.each([{}, { id: "1" }, { name: null }])("refuses %j", async (changes) => {
    const { id } = await create();
    expect((await patch(id, changes)).statusCode).toBe(422);
  });

  it("answers 404 where there is none, with a version or without", async () => {
    const id = "00000000-0000-7000-8000-000000000000";
    expect((await patch(id, { name: "Other" })).statusCode).toBe(404);
    expect((await patch(id, { name: "Other" }, { "if-match": '"1"' })).statusCode).toBe(404);
  });
});

describe("deleting a user", () => {
  const remove = (id: string, headers = {}) =>
    api().inject({ method: "DELETE", url: `/users/${id}`, headers });

  it("answers 204, and 404 to who comes later", async () => {
    const { id } = await create();
    expect((await remove(id)).statusCode).toBe(204);
    expect((await remove(id)).statusCode).toBe(404);
    expect((await api().inject(`/users/${id}`)).statusCode).toBe(404);
  });

  it("leaves a version alone that the client does not know", async () => {
    const { id } = await create();
    expect((await remove(id, { "if-match": '"2"' })).statusCode).toBe(412);
    expect((await api().inject(`/users/${id}`)).statusCode).toBe(200);
  });
});

describe("listing users", () => {
  it("answers 404 to a cursor that it never gave", async () => {
    const answer = await api().inject(`/users?cursor=${"A".repeat(43)}`);
    expect(answer.statusCode).toBe(404);
    expect(answer.json().code).toBe("no-such-page");
  });

  it("finds one by address, without regard to case", async () => {
    const user = newUser();
    const created = await create(user);
    const answer = await api().inject({
      url: "/users",
      query: { email: user.email.toUpperCase() },
    });
    expect(answer.json()).toEqual({ items: [created], next: null });
  });

  it("gives pages that follow each other to the end", async () => {
    const created = [await create(), await create(), await create()].map(({ id }) => id);
    const seen: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const query: Record<string, string> = { limit: "2", ...(next && { cursor: next }) };
      const page = (await api().inject({ url: "/users", query })).json();
      seen.push(...page.items.map(({ id }: { id: string }) => id));
      next = page.next;
    }
    expect(seen).toEqual(expect.arrayContaining(created));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each([
    "limit=0",
    "limit=101",
    "limit=1e1",
    "page=2",
    "email=nobody",
    "cursor=AAAA",
    "cursor=",
    "limit=1&limit=2",
  ])("refuses ?%s", async (query) => {
    const answer = await api().inject(`/users?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers["content-type"]).toMatch("application/problem+json");
  });
});
