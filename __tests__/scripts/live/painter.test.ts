import { describe, expect, test } from "vitest";
import { inAscii, showsUtf8 } from "../../../scripts/live/terminal/ascii";
import { Painter } from "../../../scripts/live/terminal/painter";

const ESC = String.fromCharCode(27);

/** What is written for frames, one after the other. */
function written(frames: readonly string[], { utf8 = true, rows = 24 } = {}): string[] {
  let text = "";
  const write = (one: string) => {
    text += one;
  };
  const painter = new Painter({ columns: 80, rows, write }, utf8);
  return frames.map((frame) => {
    text = "";
    painter.write(frame);
    return text.replaceAll(ESC, "^");
  });
}

describe("a frame", () => {
  test("is written line by line, and then what changed of it", () => {
    expect(written(["a\nb\nc", "a\nB\nc", "a\nB\nc"])).toEqual([
      "^[1;1H^[0m^[Ka^[2;1H^[0m^[Kb^[3;1H^[0m^[Kc",
      "^[2;1H^[0m^[KB",
      "",
    ]);
  });

  test("takes away the lines that the one before had more", () => {
    expect(written(["a\nb", "a"]).at(-1)).toBe("^[2;1H^[J");
  });

  test("is cut to the height of the terminal, which would scroll otherwise", () => {
    expect(written(["a\nb\nc"], { rows: 2 })).toEqual(["^[1;1H^[0m^[Ka^[2;1H^[0m^[Kb"]);
  });

  test("is in ASCII where the terminal shows no more", () => {
    expect(written(["❯ ▁█ – 日"], { utf8: false })).toEqual(["^[1;1H^[0m^[K> _@ - ?"]);
  });
});

test("ASCII has the same width", () => {
  const text = "✗ ▁▂▃▄▅▆▇█ · ↑↓ … ×";
  expect([...inAscii(text)]).toHaveLength([...text].length);
});

test.each([
  [{ LANG: "en_GB.UTF-8" }, true],
  [{ LANG: "C.utf8" }, true],
  [{ LANG: "en_GB.UTF-8", LC_ALL: "C" }, false],
  [{ LANG: "de_DE.ISO-8859-1" }, false],
  [{ LC_CTYPE: "UTF-8", LANG: "C" }, true],
  [{}, false],
])("the locale %j shows UTF-8: %s", (environment, utf8) => {
  expect(showsUtf8(environment, "linux")).toBe(utf8);
});
