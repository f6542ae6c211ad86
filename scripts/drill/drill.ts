import type { RDSClient } from "@aws-sdk/client-rds";
import { callerOf } from "../aws/account";
import { type Database, databaseNamed } from "../db/database";
import { instanceName, stampOf } from "../db/identifiers";
import { requireKey } from "../db/key-there";
import { ownerPassword } from "../db/owner-password";
import { instanceWithId, rdsOf } from "../db/rds";
import { labelOf, restoreInstance } from "../db/restored";
import { type Found, latestTime, newestSnapshot } from "../db/source";
import type { StackContext } from "../lib/stack-context";
import { Stopping } from "../release/stopping";
import { askToGoOn } from "../terminal/ask";
import { deployedEnvironment } from "../workloads/deployed";
import { outputOf } from "../workloads/read";
import { type Check, checkOf, runCheck } from "./check";
import { ALIVE, keepingAlive, leftByDrills } from "./leftovers";
import { removeInstance } from "./remove-instance";
import type { Checked, DrillReport, Objectives } from "./report";

export interface DrillRequest {
  readonly database: string | undefined;
  readonly toLatest: boolean;
  readonly keep: boolean;
  readonly takeOver: boolean;
  /** How long each step of RDS may take. */
  readonly minutes: number;
  readonly checkMinutes: number;
}

/** Restores a database beside, has the application check it, measures that, and removes what it made. */
export async function drillRestore(
  context: StackContext,
  request: DrillRequest,
): Promise<DrillReport> {
  const { stack, say, access } = context;
  const deployed = await deployedEnvironment(context);
  const database = databaseNamed(deployed, stack, request.database);
  const check = checkOf(deployed, stack.name, database);
  const objectives = outputOf<Objectives>(deployed.state, "objectives") ?? {};
  const rds = rdsOf(context);
  const left = await leftByDrills(rds, context, database.key, request);
  const found = await sourceOf(context, rds, database, request);
  const password = await ownerPassword(context, deployed, database);
  await askToGoOn(
    `Restore ${labelOf(found.source)} as a database for a while, and check it with ${check.task.name}?`,
    context.answers,
  );
  const { arn: who } = await callerOf(access, stack.region);
  const stopping = new Stopping();
  return stopping.during(async () => {
    for (const { DBInstanceIdentifier: name = "" } of left) {
      say(`An earlier drill left ${name}: it is removed.`);
      await removeInstance(rds, name, stopping.leave);
    }
    const drill = new Drill(context, { rds, database, check, found, password, request, stopping });
    return { ...(await drill.run()), who, objectives };
  }, say);
}

async function sourceOf(
  context: StackContext,
  rds: RDSClient,
  database: Database,
  { toLatest }: DrillRequest,
): Promise<Found> {
  if (toLatest) {
    return latestTime(rds, database, await instanceWithId(rds, database.resourceId));
  }
  const found = await newestSnapshot(rds, database);
  if (found.snapshot) await requireKey(context, found.snapshot);
  return found;
}

interface DrillProps {
  readonly rds: RDSClient;
  readonly database: Database;
  readonly check: Check;
  readonly found: Found;
  readonly password: string | undefined;
  readonly request: DrillRequest;
  readonly stopping: Stopping;
}

class Drill {
  private readonly began = new Date();
  private readonly name: string;
  private restoreSeconds: number | undefined;
  private totalSeconds: number | undefined;
  private checked: Checked | undefined;

  constructor(
    private readonly context: StackContext,
    private readonly props: DrillProps,
  ) {
    this.name = instanceName(props.database.identifier, "drill", this.began);
  }

  /** Whatever goes wrong is in the report; what it made is removed all the same. */
  async run(): Promise<Omit<DrillReport, "who" | "objectives">> {
    const failure = await this.restoreAndCheck().then(() => undefined, wordsOf);
    const removal = await this.remove();
    const { database, found } = this.props;
    const { source } = found;
    const what = failure ?? removal.failure;
    const { platform, environment } = this.context.stack;
    return {
      version: 1,
      platform,
      environment,
      database: database.key,
      started: this.began.toISOString(),
      finished: new Date().toISOString(),
      from: source.kind === "snapshot" ? source.snapshot : "latest",
      moment: source.moment,
      dataAgeMinutes: Math.max(0, Math.ceil((+this.began - Date.parse(source.moment)) / 60_000)),
      ...(this.restoreSeconds !== undefined && { restoreSeconds: this.restoreSeconds }),
      ...(this.totalSeconds !== undefined && { totalSeconds: this.totalSeconds }),
      ...(this.checked && { checked: this.checked }),
      instance: this.name,
      removed: removal.removed,
      ...(this.props.stopping.isAsked && { interrupted: true }),
      ...(what !== undefined && { failure: what }),
    };
  }

  private async restoreAndCheck(): Promise<void> {
    const { rds, database, found, password, check, request, stopping } = this.props;
    const { say } = this.context;
    const left = `${this.name} is removed.`;
    const waiting = { say, minutes: request.minutes, stopping, left };
    say(`Restoring ${labelOf(found.source)} as ${this.name} …`);
    const wanted = {
      ...{ name: this.name, database, password, source: found.source },
      purpose: "drill",
      tags: { [ALIVE]: this.began.toISOString() },
    } as const;
    await keepingAlive(rds, this.name, async () => {
      const instance = await restoreInstance(rds, wanted, waiting);
      this.restoreSeconds = this.passed();
      stopping.here(left);
      say(`Checking the data with ${check.task.name} …`);
      const startedBy = `drill/${stampOf(this.began)}`;
      const run = { minutes: request.checkMinutes, startedBy, leave: stopping.signal };
      this.checked = await runCheck(this.context, check, instance, run);
      if (this.checked.ok) this.totalSeconds = this.passed();
    });
  }

  private passed(): number {
    return Math.round((Date.now() - +this.began) / 1000);
  }

  private async remove(): Promise<{ removed: boolean; failure?: string }> {
    const { rds, request, stopping, database } = this.props;
    const { say, stack } = this.context;
    const by = `devops-platform db restore ${stack.name} --remove ${this.name}`;
    if (request.keep) {
      say(`${this.name} stays, as asked for. To remove it: ${by}`);
      return { removed: false };
    }
    say(`Removing ${this.name} …`);
    try {
      if (await removeInstance(rds, this.name, stopping.leave)) return { removed: true };
    } catch (error) {
      return { removed: false, failure: `${wordsOf(error)}; to remove it: ${by}` };
    }
    return {
      removed: false,
      failure: `${this.name} is still being made; the next drill of ${database.key} removes it, or: ${by}`,
    };
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const hint = "hint" in error && typeof error.hint === "string" ? error.hint.split("\n")[0] : "";
  return hint ? `${error.message}: ${hint}` : error.message;
}
