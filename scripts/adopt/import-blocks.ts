/** Something that is in AWS and not in the state, and by what Terraform imports it. */
export interface Adoption {
  /** Its address in the configuration. */
  readonly to: string;
  /** What the provider's documentation calls the import id. */
  readonly id: string;
}

/** A file for a workspace: the next apply takes these into the state instead of making them again. */
export const importBlocks = (adoptions: readonly Adoption[]): object => ({
  import: adoptions.map(({ to, id }) => ({ to, id })),
});
