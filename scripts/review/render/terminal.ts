import type { Style } from "../../terminal/style";
import { wrap } from "../../terminal/wrap";
import { KIND_TITLES } from "../findings/finding";
import type { Merged } from "../merge";
import type { Level } from "../policy/schema";
import type { Review } from "../review";
import { visible } from "./escape";
import {
  costInWords,
  countsInWords,
  LEVEL_WORDS,
  levelsInWords,
  verdictsInWords,
  where,
} from "./words";

const COLOURS: Readonly<Record<Level, Parameters<Style>[0]>> = {
  deny: "red",
  warn: "yellow",
  note: "dim",
  allow: "green",
};

/** A review for somebody who sits in front of it. */
export function terminal(review: Review, style: Style, columns: number): string {
  const heads = review.environments.map((environment) => {
    const { name, empty, parts, notices } = environment;
    if (empty) return `${style("bold", visible(name))}: nothing to change`;
    const cost = costInWords(environment);
    return [
      `${style("bold", visible(name))}: ${countsInWords(parts)}; ${levelsInWords(review.findings, name)}${cost === "" ? "" : `; ${cost} a month`}`,
      ...notices.map((notice) => `  ${visible(notice)}`),
    ].join("\n");
  });
  const findings = review.findings.map((one) => finding(one, review, style, columns));
  const gone = review.graphs.flatMap(({ environments, graph }) =>
    graph.edges
      .filter(({ change }) => change !== "same")
      .slice(0, 30)
      .map(
        ({ from, to, label, change }) =>
          `  ${change === "added" ? style("green", "new ") : style("red", "gone")} ${visible(from)} → ${visible(to)}${label === "" ? "" : `: ${label}`}${review.environments.length > 1 ? ` (${environments.join(", ")})` : ""}`,
      ),
  );
  return [
    heads.join("\n"),
    ...findings,
    ...(gone.length > 0 ? [`Who can reach what\n${gone.join("\n")}`] : []),
    ...review.notices.map(visible),
  ].join("\n\n");
}

function finding(one: Merged, review: Review, style: Style, columns: number): string {
  const in_ = where(one, review);
  const title = `${style(COLOURS[one.level], LEVEL_WORDS[one.level])} ${KIND_TITLES[one.kind]}${in_ === "" ? "" : ` in ${in_}`}: ${style("bold", visible(one.address))} ${visible(one.what)}`;
  if (one.level === "note") return title;
  const lines = [
    ...one.causes.slice(0, 10),
    ...one.facts.map(({ label, value }) => `${label}: ${value}`),
    ...(one.also ?? []).slice(0, 5).map((address) => `also ${address}`),
    ...one.differences.flatMap(({ environment, says }) =>
      says.map((said) => `in ${environment}: ${said}`),
    ),
    ...verdictsInWords(one),
    one.why,
    `To do: ${one.todo}`,
    ...(one.snippet?.split("\n") ?? []),
  ];
  const wrapped = lines.flatMap((line) => wrap(visible(line), columns - 4));
  return [title, ...wrapped.map((line) => `    ${line}`)].join("\n");
}
