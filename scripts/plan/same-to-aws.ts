type Values = Readonly<Record<string, unknown>>;

/**
 * Whether two values of an argument are the same to AWS. What is absent, null or empty is, and the provider reads now one,
 * now the other; inside of a block it does so with zero and false too: a rule of a network ACL has no `icmp_code` when it
 * is made, and 0 when it is read. In a map such as `tags` an empty text is a value.
 */
export function sameToAws(one: unknown, other: unknown): boolean {
  if (isEmpty(one) && isEmpty(other)) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length)
    return same(one, other);
  return one.every((element, index) => sameBlocks(element, other[index]));
}

function sameBlocks(one: unknown, other: unknown): boolean {
  if (!isValues(one) || !isValues(other)) return same(one, other);
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => {
    const unset = isUnset(one[name]) && isUnset(other[name]);
    return unset || sameToAws(one[name], other[name]);
  });
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

const isUnset = (value: unknown): boolean => isEmpty(value) || value === 0 || value === false;

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const isValues = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);
