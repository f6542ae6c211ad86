import type { z } from "zod";
import type { Cursors } from "./cursor";
import { noSuchPage } from "./problems";
import type { Users } from "./repository";
import type { listQuerySchema, pageSchema } from "./schema";

type Page = z.output<typeof pageSchema>;

/** A page of users. One more than asked for is read: that one tells whether a page follows. */
export async function listUsers(
  { users, cursors }: { readonly users: Users; readonly cursors: Cursors },
  { limit, cursor, email }: z.output<typeof listQuerySchema>,
): Promise<Page> {
  const after = cursor === undefined ? undefined : (cursors.read(cursor) ?? refuse());
  if (email !== undefined) {
    const found = await users.findByEmail(email);
    const isAhead = found !== undefined && (after === undefined || found.user.id > after);
    return { items: isAhead ? [found.user] : [], next: null };
  }
  const found = await users.list(limit + 1, after);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last ? cursors.after(last.id) : null };
}

function refuse(): never {
  throw noSuchPage();
}
