/** Where a task's containers write. */
export interface LogTarget {
  readonly groupName: string;
  readonly region: string;
  /** Memory for lines that wait. */
  readonly bufferMiB: number;
}

/**
 * Options of the `awslogs` driver. Delivery is non-blocking: when CloudWatch is slow the process
 * keeps running and lines beyond the buffer are lost, instead of the process stopping at its next
 * write. Source: AWS, "Send Amazon ECS logs to CloudWatch", `mode` and `max-buffer-size`.
 */
export const awslogsOptions = (
  target: LogTarget,
  streamPrefix: string,
): Record<string, string> => ({
  "awslogs-group": target.groupName,
  "awslogs-region": target.region,
  "awslogs-stream-prefix": streamPrefix,
  mode: "non-blocking",
  "max-buffer-size": `${target.bufferMiB}m`,
});
