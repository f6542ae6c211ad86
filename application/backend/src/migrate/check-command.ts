import { checkMigration } from "../../db/check/check";
import { readMigrations } from "../../db/migrate/files";

/** Says on stdout what is wrong with the migrations; 1 when anything is. */
export async function checkMigrations(folder: string): Promise<number> {
  const files = await readMigrations(folder);
  let problems = 0;
  for (const file of files) {
    for (const problem of await checkMigration(file)) {
      problems++;
      process.stdout.write(`${String(file.number).padStart(4, "0")}_${file.name}.sql ${problem}\n`);
    }
  }
  if (problems === 0) process.stdout.write(`${files.length} migrations, nothing to object to\n`);
  return problems === 0 ? 0 : 1;
}
