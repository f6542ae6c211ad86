/** For programs. What is not known is null, so that every field is always there. */
export const inJson = (value: object): string =>
  `${JSON.stringify(value, (_, one: unknown) => (one === undefined ? null : one), 2)}\n`;
