import pg from "pg";
import { isLostConnection } from "./failures";
import type { Row, Statement } from "./pool";

/** A statement that somebody waits for. */
export interface Asked {
  readonly statement: Statement;
  readonly resolve: (rows: Row[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Sends statements down one connection without waiting between them, in a single write: a write to
 * the network costs as much as all else that a short read does. Each is a transaction of its own, so
 * one that fails does not touch the others. Resolves when all have ended, and never rejects.
 *
 * @returns whether the connection is still good
 */
export function sendTogether(client: pg.PoolClient, asked: readonly Asked[]): Promise<boolean> {
  return new Promise((resolve) => {
    let left = asked.length;
    let good = true;
    // pg makes one write of each statement; this makes one of all.
    client.connection.stream.cork();
    for (const each of asked) {
      client.query(each.statement as pg.QueryConfig, (error: Error | null, result) => {
        if (error) {
          good &&= isProblemOfTheStatement(error);
          each.reject(error);
        } else each.resolve(result.rows);
        left--;
        if (left === 0) resolve(good);
      });
    }
    client.connection.stream.uncork();
  });
}

/**
 * The connection is still good: a constraint, a value the server does not take. It is not where the
 * server says that it is full or no longer the primary: that one would never take a write again.
 */
export const isProblemOfTheStatement = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.severity === "ERROR" && !isLostConnection(error);
