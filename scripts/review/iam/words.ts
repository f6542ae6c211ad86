import type { Gain } from "./compare";
import type { Piece } from "./contain";
import { principalInWords } from "./principals";
import type { Condition } from "./statement";

const MOST = 8;

/** The actions that are gained: `s3:getobject, s3:putobject`. */
export const actionsInWords = ({ requests, released }: Gain): string =>
  released && released.length > 0
    ? released.slice(0, MOST).join(", ")
    : pieces(requests.map(({ action }) => action));

export const resourcesInWords = ({ requests }: Gain): string =>
  pieces(requests.map(({ resource }) => resource));

export const principalsInWords = ({ requests }: Gain): string =>
  pieces(
    requests.map(({ principal: { not, patterns } }) => ({
      not,
      patterns: patterns.map(principalInWords),
    })),
  );

/** `StringEquals aws:sourcevpce = vpce-1, vpce-2`. */
export const conditionInWords = ({ operator, key, values }: Condition): string =>
  `${operator} ${key} = ${values.slice(0, MOST).join(", ")}`;

function pieces(all: readonly Piece[]): string {
  const words = new Set(
    all.map(({ not, patterns }) =>
      not ? `everything but ${patterns.join(", ")}` : patterns.join(", "),
    ),
  );
  const shown = [...words].slice(0, MOST);
  return words.size > MOST ? `${shown.join(", ")} and ${words.size - MOST} more` : shown.join(", ");
}
