import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatPauseValue,
  isPaused,
  LONGEST_PAUSE_VALUE,
  type PauseValue,
  parsePauseValue,
} from "../../../src/modules/pause/pause-value";

const tasks = fc.nat(5000);
const service = fc.record({ desired: tasks, minimum: tasks, maximum: tasks });
const values = fc.record(
  {
    state: fc.constantFrom("paused" as const, "resuming" as const),
    since: fc.string(),
    by: fc.string(),
    services: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), service, { maxKeys: 9 }),
  },
  { requiredKeys: ["state"] },
);

test("what is written is read again", () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(parsePauseValue(formatPauseValue(value as PauseValue))).toEqual(value);
    }),
  );
});

test("only what begins with `paused` is paused, as Terraform asks", () => {
  const texts = (["running", "paused", "resuming"] as const).map((state) =>
    formatPauseValue({ state, by: "someone" }),
  );
  expect(texts.map(isPaused)).toEqual([false, true, false]);
});

test("a hundred services fit into a parameter that costs nothing", () => {
  const services = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [
      `subscription-worker${index}`,
      { desired: 2, minimum: 2, maximum: 12 },
    ]),
  );
  const text = formatPauseValue({
    state: "paused",
    since: "2026-01-31T09:30:00Z",
    by: "arn:aws:sts::111111111111:assumed-role/developer/jane.doe@example.com",
    services,
  });
  expect(text.length).toBeLessThan(LONGEST_PAUSE_VALUE);
});

test("what does not fit is refused with its length, not cut", () => {
  const services = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [
      `service-${index}`,
      { desired: 1, minimum: 1, maximum: 2 },
    ]),
  );
  expect(() => formatPauseValue({ state: "paused", services })).toThrow(
    /300 services .* takes \d+ characters, and the pause pointer has 4096/,
  );
});

test.each([
  ["", /neither `running`/],
  ["stopped", /holds stopped, which is neither `running`/],
  ["paused", /neither `running`/],
  ["paused {", /says `paused` and what follows cannot be read/],
  ['resuming {"services":{"api":"two"}}', /says `resuming` .* \(services\.api: /],
  ['paused {"who":"me"}', /cannot be read/],
])("an unreadable value is a problem: %j", (text, problem) => {
  expect(() => parsePauseValue(text)).toThrow(problem);
});
