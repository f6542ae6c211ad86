import { chmod, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startApi } from "../../__tests__/support/image/api";
import { Container, type ContainerProps } from "../../__tests__/support/image/container";
import { RemoteImage } from "../../__tests__/support/image/inspect";
import { type PreparedImage, prepareImage } from "../../__tests__/support/image/prepare";
import { requirePrograms } from "../../__tests__/support/image/programs";
import { tasksOf } from "../../__tests__/support/image/task";
import type { Tasks } from "../../__tests__/support/image/tier";
import { Cluster } from "../../application/backend/dev/postgres/cluster";
import { table } from "../measure";

const ROUNDS = 10;
const words = { owner: "owner", application: "application" };

async function measure(folder: string): Promise<string> {
  const tasks = await tasksOf("prod", join(folder, "synthesized"));
  const cluster = await Cluster.start({ folder: join(folder, "database"), password: "superuser" });
  try {
    const { image, registry } = await prepareImage(folder);
    try {
      return `${await sizes(image)}\n\n${await times(image, tasks, cluster)}\n`;
    } finally {
      await registry.stop();
    }
  } finally {
    await cluster.stop();
  }
}

/** The base is this machine's Node and its libraries; a base from a registry has its own size. */
async function sizes({ reference }: PreparedImage): Promise<string> {
  const remote = new RemoteImage(reference);
  const [base, ...own] = await remote.layers();
  const compressed = own.reduce((sum, { size }) => sum + size, 0);
  const tars = await Promise.all(own.map((layer) => remote.tar(layer)));
  const unpacked = tars.reduce((sum, tar) => sum + tar.length, 0);
  const baseUnpacked = base ? (await remote.tar(base)).length : 0;
  return table([
    ["MB", "compressed", "unpacked"],
    ["what the image adds", megabytes(compressed), megabytes(unpacked)],
    ["base (this machine's Node)", megabytes(base?.size ?? 0), megabytes(baseUnpacked)],
  ]);
}

async function times(image: PreparedImage, tasks: Tasks, cluster: Cluster): Promise<string> {
  const config = await new RemoteImage(image.reference).config();
  const props = { folder: image.folder, rootfs: image.rootfs, image: config };
  const first: number[] = [];
  const again: number[] = [];
  const serving: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const database = await createDatabase(cluster, `round_${round}`);
    const migration = { ...props, task: tasks.migrate, variables: database("owner") };
    first.push(await timed(() => finish(migration)));
    again.push(await timed(() => finish(migration)));
    const nothing = { ...tasks.migrate, command: ["node", "--eval", "0"] };
    bare.push(await timed(() => finish({ ...migration, task: nothing })));
    let stop = async () => {};
    const api = { ...props, task: tasks.api, variables: database("application") };
    serving.push(
      await timed(async () => {
        const { container } = await startApi(api);
        stop = async () => void (await container.stop("KILL"));
      }),
    );
    await stop();
  }
  return table([
    [`ms, ${ROUNDS} rounds`, "best", "median"],
    row("start of the API's container until /health answers", serving),
    row("migration task, start to end, empty database", first),
    row("migration task, start to end, nothing to do", again),
    row("container with a Node that does nothing, start to end", bare),
  ]);
}

async function finish(props: ContainerProps): Promise<void> {
  const container = await Container.start(props);
  const code = await container.ended();
  if (code !== 0) throw new Error(`the container ended with ${code}:\n${container.log}`);
}

/** @returns the variables of the owner or the application */
async function createDatabase(cluster: Cluster, name: string) {
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  const roles = [`${name}_owner`, `${name}_application`] as const;
  await client.query(`create role ${roles[0]} login createrole password '${words.owner}'`);
  await client.query(`create database ${name} owner ${roles[0]}`);
  await client.end();
  return (who: keyof typeof words) => ({
    DATABASE_HOST: "127.0.0.1",
    DATABASE_PORT: String(cluster.port),
    DATABASE_NAME: name,
    DATABASE_TLS: "off",
    DATABASE_USER: who === "owner" ? roles[0] : roles[1],
    DATABASE_PASSWORD: words[who],
    ...(who === "owner" && {
      DATABASE_APPLICATION_USER: roles[1],
      DATABASE_APPLICATION_PASSWORD: words.application,
    }),
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function row(name: string, times: readonly number[]): string[] {
  const sorted = [...times].sort((one, other) => one - other);
  const [best = 0, median = 0] = [sorted[0], sorted[Math.floor(sorted.length / 2)]];
  return [name, best.toFixed(0), median.toFixed(0)];
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);

requirePrograms();
const folder = await realpath(await mkdtemp(join(tmpdir(), "image-bench-")));
// PostgreSQL is not root, and its data is in here too.
await chmod(folder, 0o711);
try {
  process.stdout.write(await measure(folder));
} finally {
  await rm(folder, { recursive: true, force: true });
}
