import { Command, InvalidArgumentError } from "commander";
import { examples } from "../lib/help";

export interface CostOptions {
  readonly json?: boolean;
  readonly items?: boolean;
  readonly actual?: boolean;
  readonly paused?: boolean;
  readonly months: number;
  readonly refreshPrices?: string;
}

/** Cost Explorer keeps so many. Source: AWS Cost Management, "GetCostAndUsage". */
const MOST_MONTHS = 13;

/** `cost`: what an environment costs in a month. `environments` is for the help. */
export function costCommand(root: string, environments: string): Command {
  return new Command("cost")
    .description("estimate what an environment costs a month, and what would save some of it")
    .argument("[environment]", "its name; also shared, or a bootstrap stack")
    .option("--items", "one by one as well")
    .option("--json", "as JSON; null is not known")
    .option("--paused", "as it is while the environment is paused")
    .option("--actual", "what AWS charged instead, from Cost Explorer: 0.01 USD a question")
    .option("--months <n>", "with --actual: this month and those before it, 1 to 13", monthsIn, 2)
    .option("--refresh-prices <region>", "make the price table of a region anew, from AWS's lists")
    .action(async (name: string | undefined, options: CostOptions) => {
      const { cost } = await import("./run");
      await cost(root, name, options);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform cost prod", "by part and by workload, with advice"],
        ["devops-platform cost prod --items", "and one by one"],
        ["devops-platform cost dev --paused", "what a pause leaves"],
        ["devops-platform cost prod --actual --months 3", "what AWS charged in three months"],
        ["devops-platform cost dev --json | jq .total.high", "for a script"],
        ["devops-platform cost --refresh-prices eu-west-1", "new prices; commit the file"],
      ]),
    );
}

function monthsIn(text: string): number {
  const months = Number(text);
  if (Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS) return months;
  throw new InvalidArgumentError(`Write a whole number from 1 to ${MOST_MONTHS}.`);
}
