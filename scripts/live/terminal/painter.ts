import { EventEmitter } from "node:events";
import { inAscii } from "./ascii";

/** Where frames are drawn: a terminal, as far as it is used. */
export interface Canvas {
  readonly columns: number;
  readonly rows: number;
  write(text: string): unknown;
}

/** CSI, which begins each of the sequences of ECMA-48. */
const CSI = "\u001b[";

/**
 * Takes the whole frames that ink hands over in its `debug` mode, and writes the lines that changed, each to its own
 * place. In its other mode ink 6 erases the terminal, what can be scrolled back to included, as soon as a frame is as high as
 * the screen: https://github.com/vadimdemedes/ink/issues/935.
 */
export class Painter extends EventEmitter {
  /** ink then leaves the cursor alone, which is hidden for as long as the screen is ours. */
  readonly isTTY = false;
  private shown: readonly string[] = [];

  constructor(
    private readonly canvas: Canvas,
    private readonly utf8: boolean,
  ) {
    super();
  }

  get columns(): number {
    return this.canvas.columns;
  }

  get rows(): number {
    return this.canvas.rows;
  }

  /** Draws everything again with the next frame: the terminal has another size. */
  forget(): void {
    this.shown = [];
    this.canvas.write(`${CSI}2J`);
  }

  write(frame: string, written?: () => void): boolean {
    if (frame !== "") this.paint(this.utf8 ? frame : inAscii(frame));
    written?.();
    return true;
  }

  private paint(frame: string): void {
    const lines = frame.split("\n").slice(0, this.canvas.rows);
    // Erased before and not after: behind a line as wide as the screen the cursor stands on its last character.
    const changes = lines.map((line, row) =>
      line === this.shown[row] ? "" : `${CSI}${row + 1};1H${CSI}0m${CSI}K${line}`,
    );
    const rest = lines.length < this.shown.length ? `${CSI}${lines.length + 1};1H${CSI}J` : "";
    this.shown = lines;
    const text = changes.join("") + rest;
    if (text !== "") this.canvas.write(text);
  }
}
