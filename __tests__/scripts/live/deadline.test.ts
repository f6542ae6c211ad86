import { expect, test } from "vitest";
import { Deadline } from "../../../scripts/live/feed/deadline";

test("what nobody waited for any more is not begun a second time while it is under way", async () => {
  let begun = 0;
  let end = () => {};
  const work = new Deadline(() => {
    begun += 1;
    return new Promise<void>((resolve) => {
      end = resolve;
    });
  }, 0);

  await expect(work.answer()).rejects.toThrow("AWS did not answer for 0 s");
  await expect(work.answer()).rejects.toThrow("AWS did not answer for 0 s");
  expect(begun).toBe(1);

  end();
});
