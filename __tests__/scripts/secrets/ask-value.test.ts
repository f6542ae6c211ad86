import { expect, test } from "vitest";
import { withoutNewline } from "../../../scripts/secrets/ask-value";

test.each([
  ["key\n", "key", 1],
  ["key\r\n", "key", 1],
  ["key", "key", 0],
  ["-----BEGIN-----\nkey\n\n", "-----BEGIN-----\nkey\n", 1],
  [" key ", " key ", 0],
])("of %j one newline at the end is left out, and that is said", (text, value, times) => {
  const said: string[] = [];

  expect(withoutNewline(text, (line) => void said.push(line))).toBe(value);
  expect(said).toHaveLength(times);
});
