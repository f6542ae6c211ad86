/**
 * Which field of an environment's configuration an argument of one of our resources follows from. What an
 * address leaves open is in `name`: its first group is the key of the configuration, with `_` for `-`, and
 * stands for the `*` of the field.
 */
export interface Field {
  readonly types: RegExp;
  /** @default the whole name is the key */
  readonly name?: RegExp;
  /** @default every argument, and what makes the resource be there at all */
  readonly argument?: RegExp;
  /** `databases.*.version`; of the platform's configuration with `platform: ` before it. */
  readonly field: string;
}
