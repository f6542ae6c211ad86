import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { clientConfig } from "../../scripts/aws/client-config";
import { patient } from "../../scripts/aws/patience";
import { type FollowProps, history } from "../../scripts/logs/follow";
import { laidOut } from "../../scripts/logs/layout";
import { json, raw } from "../../scripts/logs/machine";
import { pagesOf } from "../../scripts/logs/pages";
import { writeLines } from "../../scripts/logs/write-lines";

const SERVICES = ["api", "worker"];
const LAYOUTS = {
  "laid out": laidOut({
    environment: "dev",
    labels: SERVICES,
    style: (_, text) => text,
    withDay: false,
  }),
  raw,
  json,
};

/** What `logs` does once it knows what to read; says on stderr how long that took and what it needed. */
export async function main({ argv }: { argv: string[] }): Promise<number> {
  const [endpoint = "", layout = ""] = argv;
  const client = new CloudWatchLogsClient(clientConfig({ environment: {}, endpoint }, "eu-west-1"));
  const reading = { client, patience: patient({ say: () => {} }) };
  const sources = SERVICES.map((workload) => ({ workload, logGroup: workload, streams: "ecs/" }));
  const began = performance.now();
  let count = 0;
  const read: FollowProps["read"] = (source, from) => pagesOf(reading, source, from);
  for await (const lines of history({ sources, since: 0, read })) {
    count += lines.length;
    await writeLines(lines.map(LAYOUTS[layout as keyof typeof LAYOUTS]));
  }
  const ms = performance.now() - began;
  const { maxRSS } = process.resourceUsage();
  process.stderr.write(JSON.stringify({ count, ms, megabytes: maxRSS / 1024 }));
  return 0;
}
