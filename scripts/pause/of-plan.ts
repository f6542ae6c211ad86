import { CommandError, exitCodes } from "../lib/errors.mjs";
import { changedArguments } from "../plan/changed-arguments";
import type { PlanJson, ResourceChange } from "../terraform/plan-json";
import { pauseIn } from "./in-plan";
import { pauseInWords } from "./words";

/** What a plan of an environment that is not running does not show by itself. */
export function pauseOfPlanInWords(environment: string, plan: PlanJson): string[] {
  const value = pauseIn(plan);
  const words = value && pauseInWords(environment, value);
  if (words === undefined) return [];
  const refused = refusedDatabases(plan);
  const meaning =
    value?.state === "paused"
      ? "A deploy starts nothing: no task, no database, no NAT gateway, no schedule."
      : `devops-platform resume ${environment} goes on with the services.`;
  return [
    `${words}. ${meaning}`,
    ...(refused.length > 0
      ? [`AWS would refuse this plan: ${refused.join(", ")}. ${resumeFirst(environment)}`]
      : []),
  ];
}

/** A stopped database takes no change, and a deploy would fail half way. */
export function refuseStoppedDatabases(environment: string, plan: PlanJson): void {
  const refused = refusedDatabases(plan);
  if (refused.length === 0) return;
  throw new CommandError(`AWS changes no database that is stopped: ${refused.join(", ")}`, {
    hint: `Nothing was changed. ${resumeFirst(environment)}`,
    exitCode: exitCodes.refused,
  });
}

const resumeFirst = (environment: string): string =>
  `Run devops-platform resume ${environment} first, then deploy; pause again afterwards.`;

/** Addresses of the databases of which a plan asks something that they take only while they are available. */
const refusedDatabases = ({ resource_changes = [] }: PlanJson): string[] =>
  resource_changes
    .filter(({ type, change }) => type === "aws_db_instance" && isDown(change) && asksIt(change))
    .map(({ address }) => address);

const isDown = ({ before }: ResourceChange["change"]): boolean =>
  before?.status === "stopped" || before?.status === "stopping";

/** Tags are changed on any; a final snapshot is taken of one that is available. Source: RDS API Reference. */
function asksIt(change: ResourceChange["change"]): boolean {
  const { actions, before } = change;
  if (actions.includes("delete")) return before?.skip_final_snapshot !== true;
  return (
    actions.includes("update") &&
    changedArguments(change).some((name) => name !== "tags" && name !== "tags_all")
  );
}
