import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { table } from "./measure";

const run = promisify(execFile);

const LINES = 100_000;
/** As many of the lines below as fit into CloudWatch's 1 MB. */
const LINES_A_PAGE = 4000;
const ROUNDS = 3;
const SERVICES = 2;

interface Sample {
  readonly count: number;
  readonly ms: number;
  readonly megabytes: number;
}

/** Lines a second and the most memory of `logs`, reading two services from CloudWatch's protocol on this machine. */
export async function benchLogs(root: string): Promise<string> {
  const rows: string[][] = [];
  for (const [layout, lines] of [
    ["laid out", LINES],
    ["laid out", LINES / 10],
    ["raw", LINES],
    ["json", LINES],
  ] as const)
    rows.push(row(layout, await best(root, layout, lines)));
  const heading = ["logs", "lines", "ms", "lines/s", "most MiB"];
  return `best of ${ROUNDS}, output to a pipe; start and synthesis not counted\n${table([heading, ...rows])}`;
}

const row = (layout: string, { count, ms, megabytes }: Sample): string[] => [
  layout,
  `${count}`,
  ms.toFixed(0),
  ((count / ms) * 1000).toFixed(0),
  megabytes.toFixed(0),
];

async function best(root: string, layout: string, lines: number): Promise<Sample> {
  const server = await cloudWatch(lines / SERVICES);
  const samples: Sample[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const argv = [
        join(root, "bin", "run.mjs"),
        "bench/programs/logs.ts",
        server.endpoint,
        layout,
      ];
      const { stderr } = await run(process.execPath, argv, { cwd: root, maxBuffer: 2 ** 28 });
      samples.push(JSON.parse(stderr) as Sample);
    }
  } finally {
    server.stop();
  }
  return samples.reduce((one, other) => (other.ms < one.ms ? other : one));
}

/** FilterLogEvents, with so many lines in each log group. Its pages are made once, so that it costs little. */
async function cloudWatch(lines: number) {
  const pages = Array.from({ length: Math.ceil(lines / LINES_A_PAGE) }, (_, page) => {
    const first = page * LINES_A_PAGE;
    const last = Math.min(lines, first + LINES_A_PAGE);
    const events = Array.from({ length: last - first }, (_, index) => event(first + index));
    return JSON.stringify({ events, ...(last < lines && { nextToken: `${page + 1}` }) });
  });
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const { nextToken = "0", logGroupName } = JSON.parse(body);
      const page = pages[Number(nextToken)] ?? "{}";
      response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
      response.end(page.replaceAll('"eventId":"', `"eventId":"${logGroupName}`));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function event(index: number) {
  const timestamp = 1_790_000_000_000 + index * 10;
  const message = JSON.stringify({
    level: index % 50 === 0 ? "warn" : "info",
    time: new Date(timestamp).toISOString(),
    service: "api",
    environment: "dev",
    version: "b1c2d3e4f5a6",
    requestId: `0f3a9c21-${index}`,
    msg: "request",
    req: { method: "GET", url: `/users?page=${index % 100}` },
    res: { statusCode: 200 },
    ms: (index % 400) / 10,
  });
  const eventId = `${index}`.padStart(56, "0");
  return { eventId, timestamp, ingestionTime: timestamp, logStreamName: "ecs/api/0f3a", message };
}
