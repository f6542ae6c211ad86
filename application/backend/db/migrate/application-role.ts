import pg, { type ClientBase } from "pg";
import { ledgerSchema } from "./ledger";
import { scramVerifier } from "./scram";

export interface ApplicationRole {
  readonly user: string;
  /** @default the role keeps the password it has */
  readonly password: string | undefined;
}

/**
 * Makes the API's role what it shall be: it may sign in, and read and write rows. It owns nothing,
 * so it can neither change a table nor empty one at a stroke. Every run takes all its rights on what
 * the owner has and gives them again, in one transaction: new tables are covered, a right that
 * somebody added is gone, and a new password counts. What others own in the database is left alone.
 *
 * Throws when the role is the owner, a member of the owner or a superuser: it would keep all rights.
 */
export async function grantRights(client: ClientBase, role: ApplicationRole): Promise<void> {
  const user = pg.escapeIdentifier(role.user);
  const password = role.password && ` password ${pg.escapeLiteral(scramVerifier(role.password))}`;
  await client.query("begin");
  try {
    await ensureRole(client, role.user, user);
    await client.query(`alter role ${user} with login${password ?? ""}`);
    await client.query(await rightsOf(client, user));
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

async function rightsOf(client: ClientBase, user: string): Promise<string> {
  const database = await currentDatabase(client);
  const tables = await ownedBy(client, "r", "p", "v", "m", "f");
  const sequences = await ownedBy(client, "S");
  const regranted = (object: string, rights: string) => [
    `revoke all on ${object} from ${user}`,
    `grant ${rights} on ${object} to ${user}`,
  ];
  const onEach = (kind: string, names: readonly string[], rights: string) =>
    names.length === 0 ? [] : regranted(`${kind} ${names.join(", ")}`, rights);
  return [
    `revoke all on database ${database} from public`,
    ...regranted(`database ${database}`, "connect"),
    "revoke create on schema public from public",
    ...regranted(`schema public, ${ledgerSchema}`, "usage"),
    ...onEach("table", tables, "select, insert, update, delete"),
    ...onEach("sequence", sequences, "usage, select"),
    ...regranted(`all tables in schema ${ledgerSchema}`, "select"),
  ].join(";\n");
}

async function ensureRole(client: ClientBase, name: string, quoted: string): Promise<void> {
  const { rows } = await client.query<{ mighty: boolean }>(
    "select rolsuper or pg_has_role(oid, current_user, 'member') as mighty from pg_roles where rolname = $1",
    [name],
  );
  if (rows.length === 0) await client.query(`create role ${quoted}`);
  if (rows[0]?.mighty) {
    throw new Error(
      `DATABASE_APPLICATION_USER ${quoted} is the owner, a member of it or a superuser, so its rights could not be limited: give the API a role of its own`,
    );
  }
}

/** What the owner has in the schema that the application uses, by its kinds in `pg_class`. */
async function ownedBy(client: ClientBase, ...kinds: string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind::text = any($1)
        and pg_has_role(relowner, 'usage')
      order by oid`,
    [kinds],
  );
  return rows.map(({ name }) => name);
}

async function currentDatabase(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    "select quote_ident(current_database()) as name",
  );
  return rows[0]?.name ?? "";
}
