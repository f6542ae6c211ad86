import { mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeCertificate } from "../../application/backend/__tests__/support/certificate";
import { Cluster } from "../../application/backend/dev/postgres/cluster";
import type { Emulator } from "../../scripts/emulator/start";
import { accountWithStateHome } from "../support/destroying";
import {
  type EnvironmentWithSessions,
  makeEnvironmentWithSessions,
} from "../support/environment-with-sessions";
import { type Interference, interfere } from "../support/interference";
import type { Project } from "../support/project";
import { SessionCommands } from "../support/session-commands";
import { smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

const PASSWORD = "a:word\\with-colons";

/** A real server, with TLS and a certificate for `localhost` alone: in the place of RDS and its name. */
describeTerraform("a way into the database", () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tunnel-")));
  let server: Cluster;
  let authority: string;
  let account: Emulator;
  let between: Interference;
  let project: Project;
  let commands: SessionCommands;
  let made: EnvironmentWithSessions;

  beforeAll(async () => {
    project = smallPlatform();
    const tls = await makeCertificate(folder);
    authority = tls.authority;
    server = await Cluster.start({ folder, password: "superuser", settings: tls.settings });
    await makeUsers(server);
    account = await accountWithStateHome();
    between = await interfere(account.endpoint);
    commands = new SessionCommands(project, between);
    made = await makeEnvironmentWithSessions(account, {
      host: "localhost",
      port: server.port,
      name: "postgres",
      application: "app",
      owner: "boss",
      password: PASSWORD,
    });
  });
  beforeEach(() => between.decide(() => "pass"));

  afterAll(async () => {
    await between?.stop();
    await account?.stop();
    await server?.stop();
    project?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const psql = (...words: string[]) =>
    commands.run(["db", "psql", "dev", ...words], { variables: { PGSSLROOTCERT: authority } });
  const sql = (statement: string) => ["-tAc", statement];

  test("a query goes through a tunnel, over TLS that was verified, as the application", async () => {
    const asked = "select current_user, ssl from pg_stat_ssl where pid = pg_backend_pid()";
    const { code, stdout, stderr } = await psql("main", "--", ...sql(asked));
    expect(code, stderr).toBe(0);
    expect(stdout).toBe("app|t\n");
    expect(await made.running()).toEqual([]);
  });

  test("psql only reads, and its exit code is handed on", async () => {
    const { code, stderr } = await psql("--", ...sql("insert into notes values ('x')"));
    expect(code, stderr).toBe(1);
    expect(stderr).toContain("read-only transaction");
  });

  test("psql writes as the owner when it is told to", async () => {
    const words = ["--as", "owner", "--write", "--", ...sql("create table mine ()")];
    const { code, stderr } = await psql(...words);
    expect(code, stderr).toBe(0);
  });

  test("the password is neither printed nor on a command line, and its file is gone", async () => {
    const temporary = mkdtempSync(join(folder, "temporary-"));
    const { code, stdout, stderr } = await commands.run(
      ["db", "psql", "dev", "--", "-tAc", "select 1", "-c", "\\! cat /proc/*/cmdline"],
      { variables: { PGSSLROOTCERT: authority, TMPDIR: temporary } },
    );
    expect(code, stderr).toBe(0);
    expect(stdout).toContain("psql");
    expect(stdout + stderr).not.toContain(PASSWORD);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test("a missing psql is explained before anything is started", async () => {
    const before = between.calls.length;
    const { code, stderr } = await commands.run(["db", "psql", "dev"], { programs: [] });
    expect(code, stderr).toBe(4);
    expect(stderr).toContain("postgresql-client");
    expect(between.calls.slice(before).map(({ operation }) => operation)).not.toContain("RunTask");
  });

  test("a tunnel says how to connect, lets a client through, and is gone after Ctrl-C", async () => {
    const command = await commands.start(["tunnel", "dev", "main", "--json"]);
    await command.says("is open until Ctrl-C");
    const told = JSON.parse(command.stdout) as { port: number };
    expect(told).toMatchObject({ host: "127.0.0.1", database: "postgres", user: "app" });
    expect(command.stdout).not.toContain("password");
    const client = new pg.Client({
      host: "127.0.0.1",
      port: told.port,
      user: "app",
      password: PASSWORD,
      database: "postgres",
      ssl: { rejectUnauthorized: false },
    });
    await client.connect();
    expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await client.end();
    command.interruptGroup();
    expect(await command.ended, command.stderr).toBe(130);
    expect(await made.running()).toEqual([]);
    expect(await isFree(told.port)).toBe(true);
  });

  test("a tunnel shows the password to who asks for it, and verified TLS to people", async () => {
    const command = await commands.start(["tunnel", "dev", "main", "--show-password"]);
    await command.says("is open until Ctrl-C");
    command.interruptGroup();
    await command.ended;
    expect(command.stdout).toContain(`password  ${PASSWORD}`);
    expect(command.stdout).toContain("hostaddr=127.0.0.1");
    expect(command.stdout).toContain("sslmode=verify-full");
  });

  test("asks Session Manager for the host and port of the database", async () => {
    let asked: unknown;
    between.decide(({ operation }, body) => {
      if (operation === "StartSession") asked = body();
      return operation === "StartSession" ? { status: 400, code: "AccessDeniedException" } : "pass";
    });
    const { code, stderr } = await commands.run(["tunnel", "dev", "main", "--port", "15499"]);
    expect(code, stderr).toBe(6);
    expect(stderr).toContain("ssm:StartSession");
    expect(asked).toEqual({
      Target: expect.stringMatching(/^ecs:acme-dev_[0-9a-f-]+_[0-9a-f]+-\d+$/),
      DocumentName: "AWS-StartPortForwardingSessionToRemoteHost",
      Parameters: {
        host: ["localhost"],
        portNumber: [String(server.port)],
        localPortNumber: ["15499"],
      },
    });
    expect(await made.running()).toEqual([]);
  });

  test.each([
    [2, ["nothing called mian", "Did you mean main?"], ["dev", "mian"]],
    [
      2,
      ["no way to main through worker", "api, fresh, migrate"],
      ["dev", "main", "--through", "worker"],
    ],
    [3, ["reaches partner lets people in", "`exec: true`"], ["dev", "partner"]],
  ] as const)("a tunnel that cannot be is refused with %i", async (expected, says, words) => {
    const { code, stderr } = await commands.run(["tunnel", ...words]);
    expect(code, stderr).toBe(expected);
    for (const text of says) expect(stderr).toContain(text);
  });

  test("a port that is taken is said before anything is started", async () => {
    const before = between.calls.length;
    const words = ["tunnel", "dev", "main", "--port", String(server.port)];
    const { code, stderr } = await commands.run(words);
    expect(code, stderr).toBe(2);
    expect(stderr).toContain(`port ${server.port} of this machine is taken`);
    expect(between.calls.slice(before).map(({ operation }) => operation)).not.toContain("RunTask");
  });

  test.each([
    ["STAND_IN_FAILS", "the tunnel did not open", "handshake timeout"],
    ["STAND_IN_ENDS", "was closed from the other side", "session timed out"],
  ])("says so where Session Manager does not go on (%s)", async (variable, says, words) => {
    const variables = { [variable]: words };
    const { code, stderr } = await commands.run(["tunnel", "dev", "main"], { variables });
    expect(code, stderr).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).toContain(words);
    expect(await made.running()).toEqual([]);
  });
});

async function makeUsers(server: Cluster): Promise<void> {
  const client = new pg.Client({ connectionString: server.url("postgres") });
  await client.connect();
  for (const user of ["app", "boss"])
    await client.query(`create role ${user} login password '${PASSWORD}'`);
  await client.query("create table notes (text text)");
  await client.query("grant all on notes to app");
  await client.query("grant create on schema public to boss");
  await client.end();
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
