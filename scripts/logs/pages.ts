import {
  type CloudWatchLogsClient,
  FilterLogEventsCommand,
  type FilterLogEventsCommandOutput,
} from "@aws-sdk/client-cloudwatch-logs";
import { isNotFound } from "../aws/errors";
import type { Patience } from "../aws/patience";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { type LevelName, patternOf, reaches } from "./levels";
import { type LogLine, levelOf, lineOf } from "./line";
import type { Source } from "./sources";

export interface Asked {
  /** A filter pattern of CloudWatch. */
  readonly filter?: string;
  readonly level?: LevelName;
}

export interface Reading extends Asked {
  readonly client: CloudWatchLogsClient;
  readonly patience: Patience;
}

/**
 * The lines of a source from a moment on, in CloudWatch's order, page by page (up to 10,000 lines or
 * 1 MB, one call each). A page that was refused is asked for again with the same token, so that no
 * line is missed or comes twice.
 *
 * FilterLogEvents and not StartLiveTail, although that pushes: a live tail ends after three hours, samples above
 * 500 lines a second, costs by the minute, and tells nothing of what was written before it began.
 */
export async function* pagesOf(
  { client, patience, filter, level }: Reading,
  { workload, logGroup, streams }: Source,
  from: number,
): AsyncGenerator<readonly LogLine[]> {
  const filterPattern = filter ?? (level && patternOf(level));
  let nextToken: string | undefined;
  do {
    const command = new FilterLogEventsCommand({
      logGroupName: logGroup,
      startTime: from,
      ...(streams !== undefined && { logStreamNamePrefix: streams }),
      ...(filterPattern !== undefined && { filterPattern }),
      ...(nextToken !== undefined && { nextToken }),
    });
    const page: FilterLogEventsCommandOutput = await patience(
      `reading the logs of ${workload} (logs:FilterLogEvents)`,
      () => client.send(command).catch((error) => Promise.reject(missingGroup(error, logGroup))),
    );
    nextToken = page.nextToken;
    yield (page.events ?? [])
      // An emulator gives all streams.
      .filter(({ logStreamName }) => logStreamName?.startsWith(streams ?? ""))
      .map((event) => lineOf(event, workload))
      // With a filter of somebody's own there is no other place for the level.
      .filter(({ text }) => level === undefined || reaches(levelOf(text), level));
  } while (nextToken !== undefined);
}

const missingGroup = (error: unknown, logGroup: string): unknown =>
  isNotFound(error)
    ? new CommandError(`the log group ${logGroup} is not there`, {
        hint: "Somebody deleted it; the next devops-platform deploy makes it again, empty.",
        exitCode: exitCodes.aws,
      })
    : error;
