import type { ComponentProps } from "react";
import { Text } from "../ink";
import type { Line, Tone } from "../lines/line";

type Look = Pick<ComponentProps<typeof Text>, "color" | "dimColor" | "bold">;

const LOOKS: Readonly<Record<Tone, Look>> = {
  plain: {},
  dim: { dimColor: true },
  bad: { color: "red" },
  warn: { color: "yellow" },
  good: { color: "green" },
  title: { bold: true },
  graph: { color: "cyan" },
};

interface LineViewProps {
  readonly line: Line;
  readonly chosen: boolean;
}

/** A line, cut to the screen. What is chosen has a mark, which is seen without colours too. */
export function LineView({ line, chosen }: LineViewProps) {
  const pieces = chosen ? marked(line) : line.pieces;
  return (
    <Text wrap="truncate-end">
      {pieces.map(({ text, tone }, index) => (
        // Pieces have no other name than their place.
        <Text key={index} {...LOOKS[tone]} bold={chosen || tone === "title"}>
          {text}
        </Text>
      ))}{" "}
    </Text>
  );
}

/** The first two columns are free in a line that can be chosen. */
function marked({ pieces }: Line): Line["pieces"] {
  const [first, ...others] = pieces;
  if (!first) return pieces;
  return [{ text: "❯ ", tone: "good" }, { ...first, text: first.text.slice(2) }, ...others];
}
