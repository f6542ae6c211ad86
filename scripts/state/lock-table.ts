import type { StatePlace } from "./place";

/**
 * The table of locks, also where the bucket's lock file is used: the bootstrap stack makes it in any
 * case. Undefined in an app whose bootstrap stack makes none.
 */
export function lockTableOf({ app, stack }: StatePlace): string | undefined {
  if (stack.backend.lockTable !== undefined) return stack.backend.lockTable;
  const home = app.stacks.find(
    ({ kind, backend }) => kind === "bootstrap" && backend.bucket === stack.backend.bucket,
  );
  const [table] = Object.values(home?.configuration.resource?.aws_dynamodb_table ?? {});
  return typeof table?.name === "string" ? table.name : undefined;
}
