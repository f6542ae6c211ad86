/** Something that is in AWS and not in the state: what an `import` block says. */
export interface Import {
  /** Its address, `module.session_key.aws_secretsmanager_secret.this`. */
  readonly to: string;
  /** What the provider imports it by. */
  readonly id: string;
}

/** A file for a workspace: the next apply takes these into the state instead of making them again. */
export const importBlocks = (imports: readonly Import[]): object => ({
  import: imports.map(({ to, id }) => ({ to, id })),
});
