import { relative } from "node:path";
import { accessOf } from "../aws/access";
import { requireAccount } from "../aws/account";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { appFolder, openApp, stackNamed } from "../stacks/app";
import { permissionOf } from "../stacks/permission";
import type { Stack } from "../stacks/stack";
import { counted } from "../terminal/counted";
import { say } from "../terminal/say";
import { styleFor } from "../terminal/style";
import { actualMonths, USD_A_REQUEST } from "./actual/ask";
import { actualInWords } from "./actual/words";
import { adviceFor } from "./advice";
import type { CostOptions } from "./command";
import type { Estimate } from "./estimate";
import { costInJson } from "./json";
import { unitPrice } from "./money";
import { estimateOf, estimatePaused, modulesOf } from "./of-stack";
import { pricesOf } from "./price-table";
import { refreshPrices } from "./refresh/refresh";
import { resourcesOf } from "./resource";
import { costInWords } from "./words";

/** Says what an environment costs; it reads the configuration and, unless asked to, nothing of AWS. */
export async function cost(
  root: string,
  name: string | undefined,
  options: CostOptions,
): Promise<void> {
  if (options.refreshPrices !== undefined) return refresh(root, options.refreshPrices);
  if (name === undefined) throw nothingNamed();
  const app = await openApp({ root, folder: appFolder(root) });
  const stack = stackNamed(app, name);
  if (options.actual) return actual(stack, options);
  const { paused = false } = options;
  const estimate = paused ? estimatePaused(stack) : estimateOf(stack);
  const advice = paused ? [] : adviceFor(advised(stack, estimate));
  const look = {
    style: styleFor(process.stdout),
    columns: process.stdout.columns ?? 100,
    items: options.items ?? false,
    paused,
  };
  process.stdout.write(
    options.json
      ? costInJson(estimate, advice, paused)
      : `${costInWords(estimate, advice, look)}\n`,
  );
}

const advised = (stack: Stack, estimate: Estimate) => ({
  estimate,
  resources: resourcesOf(stack.configuration, modulesOf(stack)),
  table: pricesOf(stack.region),
  lifecycle: permissionOf(stack).lifecycle,
});

async function actual(stack: Stack, { json, months }: CostOptions): Promise<void> {
  const access = accessOf();
  await requireAccount(access, stack);
  say(`Asking Cost Explorer, at ${USD_A_REQUEST} USD a question.`);
  const found = await actualMonths(access, stack, months, new Date());
  const words = () => actualInWords(stack.name, found, styleFor(process.stdout));
  process.stdout.write(`${json ? JSON.stringify(found, undefined, 2) : words()}\n`);
}

async function refresh(root: string, region: string): Promise<void> {
  const { file, changed, missing } = await refreshPrices({ root, region, now: new Date(), say });
  for (const { key, was, is } of changed)
    say(`${key}: ${was === undefined ? "new," : `${unitPrice(was)} →`} ${unitPrice(is)}`);
  if (missing.length > 0) say(`Not in the price lists of ${region}: ${missing.join(", ")}`);
  say(`${counted(changed.length, "price")} changed in ${relative(process.cwd(), file)}.`);
}

const nothingNamed = () =>
  new CommandError("no environment is named", {
    hint: "devops-platform cost dev; `devops-platform env list` shows which there are.",
    exitCode: exitCodes.usage,
  });
