/** How a piece of text is meant; a screen with colours shows it, one without shows the words alone. */
export type Tone = "plain" | "dim" | "bad" | "warn" | "good" | "title" | "graph";

export interface Piece {
  readonly text: string;
  readonly tone: Tone;
}

/** A line of the screen. One that is too long is cut when it is drawn. */
export interface Line {
  readonly pieces: readonly Piece[];
  /** Of what can be chosen: `dev/api`. */
  readonly id?: string;
}

export const piece = (text: string, tone: Tone = "plain"): Piece => ({ text, tone });

export const line = (...pieces: readonly (Piece | string)[]): Line => ({
  pieces: pieces.map((one) => (typeof one === "string" ? piece(one) : one)),
});

export const EMPTY: Line = line("");

export const textOf = ({ pieces }: Line): string => pieces.map(({ text }) => text).join("");
