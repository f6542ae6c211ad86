import { afterEach, describe, expect, inject, it } from "vitest";
import { openApp } from "./support/app";
import { createMigratedDatabase } from "./support/database";

let opened: Awaited<ReturnType<typeof openApp>>;
afterEach(() => opened.app.close());

const answerOver = async (variables: Record<string, string>) => {
  opened = await openApp(await createMigratedDatabase(), { DATABASE_TLS: "verify", ...variables });
  return (await opened.app.inject("/users")).statusCode;
};

describe("a connection to the database", () => {
  const authority = { DATABASE_TLS_AUTHORITIES: inject("authority") };

  it("is encrypted, to a server with a certificate for its name", async () => {
    expect(await answerOver({ DATABASE_HOST: "localhost", ...authority })).toBe(200);
    const [row] = await opened.database.read({
      name: "tls",
      text: "select ssl from pg_stat_ssl where pid = pg_backend_pid()",
      values: [],
    });
    expect(row).toEqual({ ssl: true });
  });

  it("is refused to a server whose certificate is of no authority of RDS", async () => {
    expect(await answerOver({ DATABASE_HOST: "localhost" })).toBe(503);
    await expect(
      opened.database.read({ name: "any", text: "select 1", values: [] }),
    ).rejects.toThrow("self-signed certificate");
  });

  it("is refused to a server whose certificate is for another host", async () => {
    expect(await answerOver({ DATABASE_HOST: "127.0.0.1", ...authority })).toBe(503);
    await expect(
      opened.database.read({ name: "any", text: "select 1", values: [] }),
    ).rejects.toThrow("does not match certificate's altnames");
  });
});
