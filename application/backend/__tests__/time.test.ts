import fc from "fast-check";
import { expect, it } from "vitest";
import { isoTime } from "../src/users/time";

it("is what Date makes of the same time", () => {
  const between = { min: new Date("1970-01-01"), max: new Date("9999-12-31"), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(between), (date) => {
      // PostgreSQL leaves the zeros at the end of a fraction out.
      const [seconds, fraction = ""] = date.toISOString().slice(0, -1).replace("T", " ").split(".");
      const short = fraction.replace(/0+$/, "");
      const written = `${seconds}${short && `.${short}`}+00`;
      expect(isoTime(written)).toBe(date.toISOString());
    }),
  );
});

it.each([
  ["2026-01-31 09:05:00+00", "2026-01-31T09:05:00.000Z"],
  ["2026-01-31 09:05:00.5+00", "2026-01-31T09:05:00.500Z"],
  ["2026-01-31 09:05:00.123456+00", "2026-01-31T09:05:00.123Z"],
])("%s", (text, time) => {
  expect(isoTime(text)).toBe(time);
});
