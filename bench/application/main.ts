import { cpus } from "node:os";
import { join } from "node:path";
import { table } from "../measure";
import { startDatabase } from "./database";
import { memoryUnder } from "./memory";
import { pgbench } from "./pgbench";
import { builtProgram } from "./programs";
import { comparison, comparisonHeading, type Entry, figures } from "./report";
import { race } from "./rounds";
import { Server } from "./server";
import { connections, type Shape } from "./shapes";

const rounds = 5;
const seconds = 6;

const shapes: Readonly<Record<Shape, string>> = {
  read: "one user",
  list: "list of 20",
  mixed: "mixed",
};

/** `node main.mjs <repository>` */
async function main(root: string): Promise<string> {
  const backend = join(root, "application", "backend");
  const database = await startDatabase(backend);
  const servers: Server[] = [];
  const start = async (...props: Parameters<typeof Server.start>) => {
    const server = await Server.start(...props);
    servers.push(server);
    return server;
  };
  try {
    const ours = await start("application", join(backend, "dist", "server.mjs"), {
      DATABASE_URL: database.url,
      DATABASE_TLS: "off",
      HOST: "127.0.0.1",
      SESSION_KEY: "only for this bench, on this machine",
      RATE_LIMIT_PER_MINUTE: "1000000",
      SHUTDOWN_DELAY_SECONDS: "0",
    });
    const theirs = await start("Express", builtProgram(root, "express/server"), {
      DATABASE_URL: database.url,
    });
    const parts = [await compare(root, database.port, ours, theirs)];
    const minutes = Number(process.env.BENCH_MINUTES ?? 0);
    if (minutes > 0) parts.push(await memoryUnder(root, ours, minutes));
    return parts.join("\n\n");
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await database.stop();
  }
}

async function compare(root: string, port: number, ours: Server, theirs: Server) {
  const entries: Entry[] = [];
  const comparisons: string[][] = [comparisonHeading];
  let known = false;
  for (const [shape, load] of Object.entries(shapes) as [Shape, string][]) {
    const limit = pgbench(port, shape, seconds);
    known ||= limit !== undefined;
    const [own, other] = await race(root, [ours, theirs], shape, { rounds, seconds });
    if (!own || !other) continue;
    entries.push({ load, service: ours.name, round: own });
    entries.push({ load, service: theirs.name, round: other });
    comparisons.push(comparison(load, own, other, limit));
  }
  const [processor] = cpus();
  return `${connections} connections, 100 000 users, ${cpus().length} cores (${processor?.model}) shared by service, database and load;
median of ${rounds} rounds of ${seconds} s in turn; times in milliseconds; notes: another machine\n
${figures(entries)}\n\n${table(comparisons)}${known ? "" : "\npgbench is not installed, so its share is not known"}`;
}

const [root] = process.argv.slice(2);
if (root) process.stdout.write(await main(root));
