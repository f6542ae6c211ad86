import type { StackContext } from "../lib/stack-context";
import type { Receipt } from "../receipt/receipt";

/** Something that is there and should not be. */
export interface Leftover {
  readonly arn: string;
  /** As its ARN says: `ec2:subnet`, `s3`. */
  readonly type: string;
}

/**
 * What an account still has of a destroyed stack, by its tags, and the receipt does not name. What is
 * deleted already, or waits for its deletion, is none.
 */
export async function leftovers(_context: StackContext, _receipt?: Receipt): Promise<Leftover[]> {
  return [];
}
