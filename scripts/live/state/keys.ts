import type { Key } from "ink";

/** What a key means. */
export type Press =
  | "up"
  | "down"
  | "pageUp"
  | "pageDown"
  | "top"
  | "bottom"
  | "open"
  | "logs"
  | "back"
  | "pause"
  | "refresh"
  | "help"
  | "quit"
  | "interrupt";

const LETTERS: Readonly<Record<string, Press>> = {
  k: "up",
  j: "down",
  " ": "pageDown",
  b: "pageUp",
  g: "top",
  G: "bottom",
  l: "logs",
  p: "pause",
  r: "refresh",
  "?": "help",
  h: "help",
  q: "quit",
};

const NAMED: readonly (readonly [name: keyof Key, press: Press])[] = [
  ["upArrow", "up"],
  ["downArrow", "down"],
  ["pageUp", "pageUp"],
  ["pageDown", "pageDown"],
  ["home", "top"],
  ["end", "bottom"],
  ["return", "open"],
  ["rightArrow", "open"],
  ["escape", "back"],
  ["leftArrow", "back"],
  ["backspace", "back"],
  ["delete", "back"],
];

/** What somebody pressed, in order: keys that are pressed fast arrive together. */
export const pressesOf = (input: string, key: Partial<Key>): Press[] =>
  (input.length > 1 ? [...input] : [input]).flatMap((one) => pressOf(one, key) ?? []);

/** What a key means; undefined for one that means nothing. */
function pressOf(input: string, key: Partial<Key>): Press | undefined {
  if (key.ctrl) return input === "c" ? "interrupt" : undefined;
  const [, press] = NAMED.find(([name]) => key[name]) ?? [];
  if (press !== undefined || key.meta) return press;
  return Object.hasOwn(LETTERS, input) ? LETTERS[input] : undefined;
}
