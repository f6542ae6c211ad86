import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../../scripts/review/model/plan";
import type { Policy } from "../../../scripts/review/policy/schema";
import { readPlan } from "../../../scripts/review/read/load";
import { htmlReport } from "../../../scripts/review/render/html";
import { json } from "../../../scripts/review/render/json";
import { markdown } from "../../../scripts/review/render/markdown";
import { terminal } from "../../../scripts/review/render/terminal";
import { type Review, review } from "../../../scripts/review/review";

const TODAY = "2026-11-21";
const CORPUS = join(import.meta.dirname, "..", "corpus");

/** A plan of the corpus. */
export const planOf = (name: string, as = name): Plan =>
  readPlan(as, readFileSync(join(CORPUS, name, "plan.json"), "utf8"), name);

export const reviewOf = (plans: readonly Plan[], policies: readonly Policy[] = []): Review =>
  review(plans, policies, TODAY);

/** A review in every format there is. */
export const everyFormat = async (found: Review): Promise<Record<string, string>> => ({
  markdown: markdown(found),
  html: await htmlReport(found),
  json: json(found),
  terminal: terminal(found, (_, text) => text, 100),
});

interface Changed {
  readonly actions?: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  readonly more?: Readonly<Record<string, unknown>>;
  readonly of?: Readonly<Record<string, unknown>>;
}

/** One change of a plan made by hand; by default an update. */
export const change = (
  address: string,
  { actions = ["update"], before = {}, after = {}, more = {}, of = {} }: Changed,
): Record<string, unknown> => ({
  address,
  mode: "managed",
  type: address.split(".").at(-2),
  name: address.split(".").at(-1),
  change: { actions, before, after, after_unknown: {}, ...more },
  ...of,
});

/** A plan made by hand, for what the provider alone cannot show: drift, secrets, sizes. */
export const planWith = (
  changes: readonly unknown[],
  over: Readonly<Record<string, unknown>> = {},
  name = "dev",
): Plan =>
  readPlan(
    name,
    JSON.stringify({ format_version: "1.2", resource_changes: changes, ...over }),
    "plan.json",
  );
