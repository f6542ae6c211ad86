import type { StackContext } from "../lib/stack-context";
import type { Receipt } from "../receipt/receipt";

export interface DestroyOptions {
  /** Takes a snapshot of each database that has no final one configured. @default true */
  readonly snapshots?: boolean;
  /** Deletes the images in registries, which AWS keeps otherwise. @default false */
  readonly emptyRegistries?: boolean;
  /** Where the receipt is written. @default `receipts/<platform>-<environment>-<time>.json` in the app's folder */
  readonly receiptFile?: string;
}

/**
 * Destroys what a stack has deployed and says what that took and left. Throws when something resists
 * or is left over; the receipt is written all the same.
 */
export async function destroyEnvironment(
  _context: StackContext,
  _options: DestroyOptions = {},
): Promise<Receipt> {
  throw new Error("not written yet");
}
