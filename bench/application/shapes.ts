import { randomInt, randomUUID } from "node:crypto";
import type autocannon from "autocannon";
import { idOf, userCount } from "./database";

/** As many as in the notes. */
export const connections = 50;

/** What a load asks for. */
export type Shape = "read" | "list" | "mixed";

type Request = autocannon.Request;

const json = { "content-type": "application/json" };

/** As many as one connection asks for in turn; each has its own, so that no two ask for the same. */
const inTurn = 500;

const read = (): Request => ({ method: "GET", path: `/users/${idOf(randomInt(userCount))}` });

const list = (): Request => ({ method: "GET", path: "/users?limit=20" });

const change = (): Request => ({
  method: "PATCH",
  path: `/users/${idOf(randomInt(userCount))}`,
  headers: json,
  body: JSON.stringify({ name: `User ${randomInt(1000)}` }),
});

/** A new address each time it is sent. */
const create = (): Request => ({
  method: "POST",
  path: "/users",
  headers: json,
  setupRequest: (request) => ({
    ...request,
    body: JSON.stringify({ email: `${randomUUID()}@example.com`, name: "Ada Lovelace" }),
  }),
});

/** Of ten requests seven read a user, one lists, one changes and one creates. */
const mixture = [read, read, read, list, read, read, change, read, read, create];

export function requestsFor(shape: Shape): Request[] {
  if (shape === "list") return [list()];
  return Array.from({ length: inTurn }, (_, index) =>
    (shape === "read" ? read : (mixture[index % mixture.length] ?? read))(),
  );
}
