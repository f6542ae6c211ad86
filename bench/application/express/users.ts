import { type Response, Router } from "express";
import type pg from "pg";
import { idSchema, listQuerySchema, newUserSchema, userChangesSchema } from "./schema";

const columns = `id, email, name, version, created_at as "createdAt", updated_at as "updatedAt"`;

interface StoredUser {
  readonly id: string;
  readonly version: number;
}

/**
 * The endpoints of the application, with the same answers. Pages go by key as there: OFFSET and
 * count(*), which are more common, would make each list read the whole table.
 */
export function usersRouter(pool: pg.Pool): Router {
  const router = Router();

  router.get("/", async (request, response) => {
    const { limit, cursor, email } = listQuerySchema.parse(request.query);
    if (email !== undefined) {
      const { rows } = await pool.query(
        `select ${columns} from users where lower(email) = lower($1)`,
        [email],
      );
      response.json({ items: rows.map(withoutVersion), next: null });
      return;
    }
    const after = cursor ? Buffer.from(cursor, "base64url").toString() : undefined;
    const { rows } = after
      ? await pool.query(`select ${columns} from users where id > $2 order by id limit $1`, [
          limit + 1,
          idSchema.parse(after),
        ])
      : await pool.query(`select ${columns} from users order by id limit $1`, [limit + 1]);
    const items = rows.slice(0, limit).map(withoutVersion);
    const last = items.at(-1);
    const next =
      rows.length > limit && last ? Buffer.from(String(last.id)).toString("base64url") : null;
    response.json({ items, next });
  });

  router.get("/:id", async (request, response) => {
    const id = idSchema.parse(request.params.id);
    const { rows } = await pool.query(`select ${columns} from users where id = $1`, [id]);
    send(response, rows[0]);
  });

  router.post("/", async (request, response) => {
    const { email, name } = newUserSchema.parse(request.body);
    const { rows } = await pool.query(
      `insert into users (id, email, name) values (gen_random_uuid(), $1, $2) returning ${columns}`,
      [email, name],
    );
    send(response.status(201).location(`/users/${rows[0].id}`), rows[0]);
  });

  router.patch("/:id", async (request, response) => {
    const id = idSchema.parse(request.params.id);
    const { email, name } = userChangesSchema.parse(request.body);
    const { rows } = await pool.query(
      `update users set email = coalesce($2, email), name = coalesce($3, name),
         version = version + 1, updated_at = now() where id = $1 returning ${columns}`,
      [id, email, name],
    );
    send(response, rows[0]);
  });

  router.delete("/:id", async (request, response) => {
    const id = idSchema.parse(request.params.id);
    const { rowCount } = await pool.query("delete from users where id = $1", [id]);
    if (rowCount) response.status(204).end();
    else response.status(404).json({ error: "No such user" });
  });

  return router;
}

const withoutVersion = ({ version: _version, ...user }: StoredUser) => user;

function send(response: Response, user: StoredUser | undefined): void {
  if (user) response.set("ETag", `"${user.version}"`).json(withoutVersion(user));
  else response.status(404).json({ error: "No such user" });
}
