import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApp } from "./support/app";
import { createMigratedDatabase } from "./support/database";

let opened: Awaited<ReturnType<typeof openApp>>;
beforeAll(async () => {
  opened = await openApp(await createMigratedDatabase());
});
afterAll(() => opened.app.close());

const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
  opened.app.inject({
    method: "POST",
    url: "/users",
    headers: { "content-type": "application/json", ...headers },
    body,
  });

let count = 0;
const user = (name: string) => JSON.stringify({ email: `user-${++count}@example.com`, name });

describe("a body", () => {
  it("that is not UTF-8 is refused, and not stored as something else", async () => {
    const answer = await post(Buffer.from(user("Zo\u00eb"), "latin1"));
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      code: "body-malformed",
      detail: "The body is not UTF-8.",
    });
  });

  it("that says it is in another charset is refused", async () => {
    const answer = await post(user("Zoe"), {
      "content-type": "application/json; charset=iso-8859-1",
    });
    expect(answer.statusCode).toBe(415);
    expect(answer.json().code).toBe("charset");
  });

  it.each(["utf-8", "UTF8", '"utf-8"'])("in charset=%s is taken", async (charset) => {
    const answer = await post(user("Zo\u00eb"), {
      "content-type": `application/json; charset=${charset}`,
    });
    expect(answer.statusCode).toBe(201);
    expect(answer.json().name).toBe("Zo\u00eb");
  });

  it("that is packed is refused, with what is taken", async () => {
    const answer = await post(user("Ada"), { "content-encoding": "gzip" });
    expect(answer.statusCode).toBe(415);
    expect(answer.json().code).toBe("content-encoding");
    expect(answer.headers["accept-encoding"]).toBe("identity");
  });

  it.each(["__proto__", "constructor"])(
    "with the key %s is told that there is no such key",
    async (key) => {
      const answer = await post(
        `{"${key}": {"admin": true}, "email": "a@example.com", "name": "a"}`,
      );
      expect(answer.statusCode).toBe(422);
      expect(answer.json().errors[0].message).toContain(key);
    },
  );

  it("may be missing where none is asked for, whatever its type", async () => {
    const { id } = (await post(user("Ada"))).json();
    const answer = await opened.app.inject({
      method: "DELETE",
      url: `/users/${id}`,
      headers: { "content-type": "application/json" },
    });
    expect(answer.statusCode).toBe(204);
  });
});
