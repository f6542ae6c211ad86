import { v7 as uuidv7 } from "uuid";
import type { Database } from "../../db/connection/database";
import { violatedConstraint } from "../../db/connection/failures";
import type { Row } from "../../db/connection/pool";
import type { NewUser, User, UserChanges } from "./schema";
import * as statements from "./statements";
import { isoTime } from "./time";

/** A user as it is stored, with the version that its ETag is made of. */
export interface StoredUser {
  readonly user: User;
  readonly version: number;
}

/** Somebody else has this e-mail address. */
export class EmailTaken extends Error {}

/** The user is there and has another version than it must have. */
export class VersionDiffers extends Error {}

/** Users in the database. What is not there is undefined. */
export class Users {
  constructor(private readonly database: Database) {}

  async create({ email, name }: NewUser): Promise<StoredUser> {
    const rows = await this.#write(statements.insertUser(uuidv7(), email, name));
    return stored(rows[0] ?? {});
  }

  async find(id: string): Promise<StoredUser | undefined> {
    const [row] = await this.database.read(statements.selectUser(id));
    return row && stored(row);
  }

  async findByEmail(email: string): Promise<StoredUser | undefined> {
    const [row] = await this.database.read(statements.selectByEmail(email));
    return row && stored(row);
  }

  /** By id, which is about the order in which they were created. */
  async list(limit: number, after?: string): Promise<User[]> {
    const rows = await this.database.read(
      after === undefined ? statements.selectFirst(limit) : statements.selectAfter(limit, after),
    );
    return rows.map(userOf);
  }

  async change(
    id: string,
    changes: UserChanges,
    versions?: readonly number[],
  ): Promise<StoredUser | undefined> {
    const [row] = await this.#write(statements.updateUser(id, changes, versions));
    return row ? stored(row) : this.#absent(id, versions);
  }

  /** @returns whether there was such a user */
  async remove(id: string, versions?: readonly number[]): Promise<boolean> {
    const rows = await this.database.write(statements.deleteUser(id, versions));
    if (rows.length === 0) await this.#absent(id, versions);
    return rows.length > 0;
  }

  /** Tells a user who is not there from one who has another version. */
  async #absent(id: string, versions: readonly number[] | undefined): Promise<undefined> {
    if (versions === undefined) return;
    const rows = await this.database.write(statements.selectUser(id));
    if (rows.length > 0) throw new VersionDiffers();
  }

  async #write(statement: Parameters<Database["write"]>[0]): Promise<Row[]> {
    try {
      return await this.database.write(statement);
    } catch (error) {
      if (violatedConstraint(error) === "users_email_key") throw new EmailTaken();
      throw error;
    }
  }
}

const stored = (row: Row): StoredUser => ({ user: userOf(row), version: row.version as number });

const userOf = (row: Row): User => ({
  id: row.id as string,
  email: row.email as string,
  name: row.name as string,
  createdAt: isoTime(row.createdAt as string),
  updatedAt: isoTime(row.updatedAt as string),
});
