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
 * so it can neither change a table nor empty one at a stroke. Every run says all of it again, so
 * that new tables are covered, and a new password counts.
 */
export async function grantRights(client: ClientBase, role: ApplicationRole): Promise<void> {
  const user = pg.escapeIdentifier(role.user);
  const database = pg.escapeIdentifier(await currentDatabase(client));
  await ensureRole(client, role.user, user);
  const password = role.password && ` password ${pg.escapeLiteral(scramVerifier(role.password))}`;
  await client.query(`alter role ${user} with login${password ?? ""}`);
  await client.query(`
    revoke all on database ${database} from public;
    grant connect on database ${database} to ${user};
    revoke create on schema public from public;
    grant usage on schema public, ${ledgerSchema} to ${user};
    grant select, insert, update, delete on all tables in schema public to ${user};
    grant usage, select on all sequences in schema public to ${user};
    grant select on all tables in schema ${ledgerSchema} to ${user}`);
}

async function ensureRole(client: ClientBase, name: string, quoted: string): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [name]);
  if (rowCount === 0) await client.query(`create role ${quoted}`);
}

async function currentDatabase(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string }>("select current_database() as name");
  return rows[0]?.name ?? "";
}
