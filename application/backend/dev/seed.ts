import { v7 as uuidv7 } from "uuid";
import { connectAsOwner } from "../db/migrate/connect";
import { migrationSchema } from "../src/config/migration";
import { readConfig } from "../src/config/read";

/** Some users to look at, if there are none. Their names are made up, and their addresses nobody's. */
export async function seed(variables: Readonly<Record<string, string>>): Promise<void> {
  const client = await connectAsOwner(readConfig(migrationSchema, variables).database, "seed");
  try {
    // As the API makes them, by time: so they are listed in the order of their numbers.
    const ids = Array.from({ length: 50 }, () => uuidv7());
    await client.query(
      `insert into users (id, email, name)
       select id, 'user-' || number || '@example.com', 'User ' || number
       from unnest($1::uuid[]) with ordinality as made (id, number)
       where not exists (select from users)`,
      [ids],
    );
  } finally {
    await client.end();
  }
}
