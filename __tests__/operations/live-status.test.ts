import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { ListTasksCommand } from "@aws-sdk/client-ecs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { accountWithStateHome, configFor } from "../support/destroying";
import { type Fate, type Interference, interfere } from "../support/interference";
import { environmentFor } from "../support/plans";
import type { Project } from "../support/project";
import { writeLogs } from "../support/running-environment";
import { smallPlatform } from "../support/small-platform";
import { BUCKET } from "../support/state-home";
import { Terminal, tmuxTier } from "../support/terminal";
import {
  CLUSTER,
  logGroupOf,
  makeWatchedEnvironment,
  TAG,
  type WatchedEnvironment,
} from "../support/watched-environment";
import { describeWherePossible } from "../support/where-possible";
import { writtenFigures } from "../support/written-figures";

const COMMAND = "node bin/devops-platform.mjs live-status";
const EXPIRED = { status: 400, code: "ExpiredTokenException" };
const ESCAPE = String.fromCharCode(27);

describeWherePossible(tmuxTier, "environments on a screen of their own", () => {
  let account: Emulator;
  let between: Interference;
  let project: Project;
  let made: WatchedEnvironment;
  /** What becomes of some calls, beside the figures. */
  let fates: Readonly<Record<string, Fate>> = {};
  let gone = false;

  beforeAll(async () => {
    project = smallPlatform();
    account = await accountWithStateHome();
    made = await makeWatchedEnvironment(account, BUCKET);
    const logs = new CloudWatchLogsClient(await configFor(account));
    await logs.send(new CreateLogGroupCommand({ logGroupName: logGroupOf("api") }));
    between = await interfere(account.endpoint);
    between.decide(({ operation }) => {
      if (gone) return "cut";
      return fates[operation] ?? (operation === "GetMetricData" ? writtenFigures : "pass");
    });
  });

  afterAll(async () => {
    await between?.stop();
    await account?.stop();
    project?.remove();
  });

  beforeEach(() => {
    fates = {};
    gone = false;
  });

  const newTerminal = async (): Promise<Terminal> => {
    const environment = await environmentFor(between.endpoint);
    return new Terminal({ columns: 80, rows: 24, folder: project.root, environment });
  };

  /** Starts it and waits until everything is there. */
  const open = (terminal: Terminal, options = "", variables = ""): Promise<string> => {
    terminal.type(`${variables} ${COMMAND} ${options}`);
    return terminal.shows("stack shared");
  };

  /** What is left in a terminal when it has ended. */
  const afterEnd = async (terminal: Terminal) => {
    await terminal.showsNoMore("SERVICE");
    terminal.type('echo "ended with $?"; stty -g | cmp - before && echo "set as before"');
    return { screen: await terminal.shows(/^set as before/m), modes: terminal.modes() };
  };

  const asBefore = { alternateScreen: false, cursor: true, wraps: true };

  const idOfTask = async (): Promise<string> => {
    const asked = new ListTasksCommand({ cluster: CLUSTER, serviceName: "acme-dev-api" });
    const [arn = ""] = (await made.ecs.send(asked)).taskArns ?? [];
    return arn.split("/").at(-1) ?? "";
  };

  describe("for as long as somebody looks", () => {
    let terminal: Terminal;
    let first: string;

    beforeAll(async () => {
      terminal = await newTerminal();
      terminal.type("seq 1 60; stty -g > before");
      await terminal.shows(/^60\n/m);
      first = await open(terminal, "--every 5");
    });

    afterAll(() => terminal?.close());

    test("show what is deployed, with its last half hour", () => {
      expect(first).toMatch(/^live-status · dev .* every 5 s \d\d:\d\d:\d\d UTC$/m);
      expect(first).toMatch(new RegExp(`^❯ api +2/2 +0 +12% [▁-█ ]+ +43% [▁-█ ]+ +${TAG} `, "m"));
      expect(first).toMatch(/^ {2}public +1\/1 +12000 [▁-█]+ +0 ▁+ +81 ms █+$/m);
      expect(first).toMatch(/main +available +15 of 20 GiB +12 /);
      expect(first).toContain("0 of 1 in alarm");
      expect(first).toMatch(/\n↑↓ choose .* q leave/);
    });

    test("take the whole screen, in colours", () => {
      expect(terminal.modes()).toEqual({ alternateScreen: true, cursor: false, wraps: false });
      expect(terminal.coloured()).toContain(`${ESCAPE}[31m`);
    });

    test("follow the size of the terminal, and say where it is too small", async () => {
      terminal.resize(120, 30);
      const wide = await terminal.shows("P99");
      terminal.resize(30, 6);
      const small = await terminal.shows("is too small");
      terminal.resize(60, 12);
      const narrow = await terminal.shows("PgDn");
      terminal.resize(80, 24);
      await terminal.shows("stack shared");

      expect(wide).toMatch(new RegExp(`${TAG} \\([0-9a-f]{8}\\)`));
      expect(small).not.toContain("SERVICE");
      expect(Math.max(...narrow.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
    });

    test("go down to the tasks of a service, to the logs of a task as they come, and back", async () => {
      const id = await idOfTask();
      const said = (msg: string, ago: number) => ({
        workload: "api",
        text: JSON.stringify({ level: "warn", msg, ms: 1834 }),
        stream: `ecs/api/${id}`,
        ago,
      });
      await writeLogs(account, [said("slow query", 60)]);

      terminal.press("Enter");
      const tasks = await terminal.shows(id.slice(0, 8));
      if (!tasks.includes(`❯ ${id.slice(0, 8)}`)) terminal.press("j");
      await terminal.shows(`❯ ${id.slice(0, 8)}`);
      terminal.press("Enter");
      const logs = await terminal.shows("slow query");
      await writeLogs(account, [said("slower query", 0)]);
      await terminal.shows("slower query");
      terminal.press("Escape");
      await terminal.shows("REVISION");
      terminal.press("Escape");
      const back = await terminal.shows("DATABASE");

      expect(tasks).toMatch(/[0-9a-f]{8} +RUNNING +– +.* ago +0\.25 vCPU, 512 MiB +acme-dev-api:1/);
      expect(tasks).toContain("has reached a steady state");
      expect(logs).toMatch(/^\d\d:\d\d:\d\d\.\d{3}Z {2}api {2}WARN {3}slow query {2}ms=1834$/m);
      expect(back).toContain("❯ api");
    });

    test("say which keys there are and what it costs", async () => {
      terminal.press("?");
      const help = await terminal.shows("USD an hour");
      terminal.press("?");
      await terminal.shows("SERVICE");

      expect(help).toContain("stop refreshing, and go on");
      expect(help).toContain("cost 0.09 USD an hour at a look every 5 s");
    });

    test("keep what was read while AWS is gone, say so, and come back", async () => {
      gone = true;
      const without = await terminal.shows(/AWS: not reached; what is shown is \d+ s old/);
      gone = false;
      const again = await terminal.showsNoMore("AWS: not reached");

      expect(without).toMatch(/❯ api +2\/2 /);
      expect(again).toMatch(/❯ api +2\/2 /);
    });

    test.each([
      ["denied", { status: 400, code: "AccessDeniedException" }, "not allowed"],
      ["throttled", { status: 400, code: "ThrottlingException" }, "throttled"],
      ["refused to expired credentials", EXPIRED, "credentials expired"],
    ])("keep the services of before where ECS is %s, and say so", async (_, fate, says) => {
      fates = { DescribeServices: fate };
      terminal.press("r");
      const screen = await terminal.shows(`services: ${says}: ecs:DescribeServices; as it was`);
      fates = {};
      terminal.press("r");
      await terminal.showsNoMore("ecs:DescribeServices");

      expect(screen).toMatch(/❯ api +2\/2 /);
    });

    test("ask nothing while refreshing is stopped, but what somebody asks for", async () => {
      terminal.press("p");
      await terminal.shows("refreshing is stopped");
      await terminal.shows(/read ([6-9]|\d\d) s ago/);
      const before = between.calls.length;
      await terminal.shows(/read 1\d s ago/);
      const meanwhile = between.calls.length - before;
      terminal.press("r");
      const asked = await terminal.shows(/read [0-4] s ago/);
      terminal.press("p");

      expect(meanwhile).toBe(0);
      expect(asked).toContain("refreshing is stopped");
    });

    test("leave the terminal as it was, with what can be scrolled back to", async () => {
      terminal.press("q");
      const { screen, modes } = await afterEnd(terminal);

      expect(screen).toContain("ended with 0");
      expect(modes).toEqual(asBefore);
      expect(terminal.withHistory()).toMatch(/^1\n2\n3\n/m);
    });
  });

  describe("however they end", () => {
    let terminal: Terminal;

    beforeEach(async () => {
      terminal = await newTerminal();
      terminal.type("stty -g > before");
    });

    afterEach(() => terminal.close());

    test("leave the terminal as it was after Ctrl-C, with 130; NO_COLOR takes the colours away", async () => {
      await open(terminal, "dev", "NO_COLOR=1");
      const coloured = terminal.coloured();
      terminal.press("C-c");
      const { screen, modes } = await afterEnd(terminal);

      expect(coloured).not.toContain(ESCAPE);
      expect(screen).toContain("ended with 130");
      expect(modes).toEqual(asBefore);
    });

    test("leave the terminal as it was after SIGTERM, with 143; they need neither colours nor UTF-8", async () => {
      const shown = await open(terminal, "dev --no-color", "LC_ALL=C");
      const coloured = terminal.coloured();
      terminal.signal("TERM");
      const { screen, modes } = await afterEnd(terminal);

      expect(coloured).not.toContain(ESCAPE);
      expect([...shown].filter((one) => one.charCodeAt(0) > 127)).toEqual([]);
      expect(shown).toMatch(/^> api +2\/2 +0 +12% [_.=+*#@-]+/m);
      expect(screen).toContain("ended with 143");
      expect(modes).toEqual(asBefore);
    });

    test("leave the terminal as it was when something breaks that nobody foresaw", async () => {
      const path = "scripts/live/state/press.ts";
      const before = project.read(path);
      project.edit(
        path,
        'case "help":',
        'case "help":\n      setTimeout(() => { throw new Error("nobody foresaw this"); }, 0);',
      );
      await open(terminal, "dev");
      terminal.press("?");
      const told = await terminal.shows("Error: nobody foresaw this");
      const { modes } = await afterEnd(terminal);
      project.write(path, before);

      expect(told).toContain("live-status dev");
      expect(modes).toEqual(asBefore);
    });

    test("are refused in a pipe and on a terminal that cannot be drawn on", async () => {
      terminal.type(`${COMMAND} dev | cat; echo "piped: \${PIPESTATUS[0]}"`);
      const piped = await terminal.shows(/^piped: \d/m);
      terminal.type("clear");
      terminal.type(`TERM=dumb ${COMMAND} dev; echo "dumb: $?"`);
      const dumb = await terminal.shows(/^dumb: \d/m);

      expect(piped).toContain("live-status needs a terminal: stdout is none");
      expect(piped).toContain("devops-platform status <environment>");
      expect(piped).toContain("piped: 2");
      expect(dumb).toContain("TERM=dumb cannot be drawn on");
      expect(dumb).toContain("dumb: 2");
    });

    test("say before the screen is taken what cannot be shown at all", async () => {
      terminal.type(`${COMMAND} nothing; echo "ended with $?"`);
      const unknown = await terminal.shows(/^ended with \d/m);

      expect(unknown).toContain('there is no environment "nothing"');
      expect(unknown).toContain("ended with 2");
    });
  });
});
