import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { stampOf } from "../db/identifiers";
import type { Subject } from "../db/snapshot-run";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { writePrivately } from "../lib/private-file";
import { refusePaused } from "../pause/refuse";
import { contextFor } from "../stacks/context-for";
import { say } from "../terminal/say";
import { deployedEnvironment } from "../workloads/deployed";
import type { DrillFlags } from "./command";
import { drillRestore } from "./drill";
import { type DrillReport, shortcomings } from "./report";
import { reportInWords } from "./report-words";

/** Drills, writes the report and prints it; fails where the drill did not pass. */
export async function runDrill(
  root: string,
  { environment, database }: Subject,
  flags: DrillFlags,
): Promise<void> {
  const { toLatest = false, keep = false, takeOver = false, minutes, checkMinutes } = flags;
  const context = await contextFor(root, environment, { yes: flags.yes ?? false });
  const { state } = await deployedEnvironment(context);
  await refusePaused(context, state, "no task can check anything in it");
  const request = { database, toLatest, keep, takeOver, minutes, checkMinutes };
  const report = await drillRestore(context, request);
  const folder = flags.report ?? join(context.app.folder, "drills", environment);
  const words = `${reportInWords(report)}\n`;
  const json = `${JSON.stringify(report, undefined, 2)}\n`;
  process.stdout.write(flags.json ? json : words);
  keepReport(folder, report, { words, json });
  const missed = shortcomings(report);
  if (missed.length === 0) return;
  throw new CommandError(`the drill of ${report.database} in ${environment} did not pass`, {
    hint: missed.join("\n"),
    exitCode: report.interrupted ? exitCodes.interrupted : exitCodes.failed,
  });
}

function keepReport(
  folder: string,
  { started, database }: DrillReport,
  { words, json }: { readonly words: string; readonly json: string },
): void {
  const file = join(folder, `${stampOf(new Date(started))}-${database}`);
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    // What cannot be written says so below.
  }
  writePrivately(`${file}.json`, json, "the report");
  writePrivately(`${file}.md`, words, "the report");
  const path = relative(process.cwd(), file);
  say(`Report: ${path.startsWith("..") ? file : path}.md and .json`);
}
