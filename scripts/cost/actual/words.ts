import type { Style } from "../../terminal/style";
import { table } from "../../terminal/table";
import type { ActualMonth } from "./ask";

/** Less is not worth a line. */
const SHOWN_FROM_USD = 0.005;

/** What AWS charged, month by month. */
export function actualInWords(name: string, months: readonly ActualMonth[], style: Style): string {
  const charged = months.filter(({ services }) => services.some(({ usd }) => usd > SHOWN_FROM_USD));
  if (charged.length === 0)
    return [
      `Cost Explorer knows of nothing that ${name} was charged for.`,
      "It tells environments apart by the tags Platform and Environment once these are activated as cost allocation",
      "tags (Billing and Cost Management, Cost allocation tags; a day until it counts, and nothing of before).",
    ].join("\n");
  return charged.map((month) => inWords(name, month, style)).join("\n\n");
}

function inWords(name: string, { month, estimated, services }: ActualMonth, style: Style): string {
  const total = services.reduce((all, { usd }) => all + usd, 0);
  const rows = services
    .filter(({ usd }) => usd > SHOWN_FROM_USD)
    .map(({ service, usd }) => [usd.toFixed(2).padStart(9), service]);
  const soFar = estimated ? " so far" : "";
  return [style("bold", `${name} in ${month}: ${total.toFixed(2)} USD${soFar}`), table(rows)].join(
    "\n",
  );
}
