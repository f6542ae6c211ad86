import type { Statement } from "../../db/connection/pool";
import type { UserChanges } from "./schema";

const columns = `id, email, name, version, created_at as "createdAt", updated_at as "updatedAt"`;

const statement = (name: string, text: string) => {
  const named = `users-${name}`;
  return (...values: readonly unknown[]): Statement => ({ name: named, text, values });
};

export const insertUser = statement(
  "insert",
  `insert into users (id, email, name) values ($1, $2, $3) returning ${columns}`,
);

export const selectUser = statement("select", `select ${columns} from users where id = $1`);

export const selectFirst = statement("first", `select ${columns} from users order by id limit $1`);

/** Ids never change, so a walk along them misses nobody who is there all the while. */
export const selectAfter = statement(
  "after",
  `select ${columns} from users where id > $2 order by id limit $1`,
);

export const selectByEmail = statement(
  "by-email",
  `select ${columns} from users where lower(email) = lower($1)`,
);

const update = statement(
  "update",
  `update users set email = coalesce($2, email), name = coalesce($3, name),
     version = version + 1, updated_at = now()
   where id = $1 and ($4::integer[] is null or version = any($4)) returning ${columns}`,
);

/** `versions`: those it may have; undefined for any. */
export const updateUser = (
  id: string,
  { email, name }: UserChanges,
  versions: readonly number[] | undefined,
) => update(id, email ?? null, name ?? null, versions ?? null);

const remove = statement(
  "delete",
  "delete from users where id = $1 and ($2::integer[] is null or version = any($2)) returning id",
);

export const deleteUser = (id: string, versions: readonly number[] | undefined) =>
  remove(id, versions ?? null);
