import pg from "pg";

/** Some users to look at, if there are none. Their names are made up, and their addresses nobody's. */
export async function seed(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`
      insert into users (id, email, name)
      select gen_random_uuid(), 'user-' || number || '@example.com', 'User ' || number
      from generate_series(1, 50) as number
      where not exists (select from users)`);
  } finally {
    await client.end();
  }
}
