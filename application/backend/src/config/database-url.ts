import { z } from "zod";

/** Where a database is and who to be there. */
export interface DatabasePlace {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  readonly password: string;
}

const form =
  "is not `postgres://user:password@host:port/name`, with %23 for # and so on in each part";

/** A URL of a database, in its parts. */
export const databaseUrl = z.string().transform((text, { issues }): DatabasePlace => {
  const refuse = (message: string): never => {
    issues.push({ code: "custom", input: text, message });
    return z.NEVER;
  };
  const place = placeIn(text);
  if (place === undefined) return refuse(form);
  if (place.rest === "") return place;
  return refuse("has parameters, none of which is taken: what TLS shall do says DATABASE_TLS");
});

function placeIn(text: string): (DatabasePlace & { readonly rest: string }) | undefined {
  try {
    const url = new URL(text);
    const [, name = "", ...deeper] = url.pathname.split("/").map(decodeURIComponent);
    const isPostgres = /^postgres(ql)?:$/.test(url.protocol);
    if (!isPostgres || url.hostname === "" || name === "" || deeper.length > 0) return undefined;
    return {
      host: decodeURIComponent(url.hostname),
      port: url.port === "" ? 5432 : Number(url.port),
      name,
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      rest: url.search + url.hash,
    };
  } catch {
    return undefined;
  }
}
