import { afterEach, expect, test, vi } from "vitest";
import { say, sayAbove } from "../../../scripts/terminal/say";

afterEach(() => vi.restoreAllMocks());

test("what is said while something moves is written while that is off the screen", () => {
  const done: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => done.push(String(text)) > 0);
  const moving = sayAbove((write) => {
    done.push("cleared");
    write();
    done.push("drawn");
  });
  say("hello");
  moving.end();
  say("later");
  expect(done).toEqual(["cleared", "hello\n", "drawn", "later\n"]);
});
