import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { actionsByCommand } from "../../src/modules/delivery/actions";
import { runCommand, startCommand } from "../support/command-line";
import type { ApiCall, Fate } from "../support/interference";
import type { Result } from "../support/outcome";
import { refusedToCommand } from "../support/permissions/of-command";
import { type ReleasableWorld, releasableWorld } from "../support/releasable-world";
import { calm } from "../support/runbook-world";
import { BUCKET, itemAt } from "../support/state-home";
import { describeTerraform } from "../support/tier";
import { DEV_STATE } from "../support/watched-environment";

const throttled = { status: 400, code: "ThrottlingException" };

/** Commands of an environment; one that changes something is run with another value each time. */
const COMMANDS: readonly {
  readonly name: string;
  readonly words: (turn: number) => readonly string[];
  /** Whether it changes something, and takes the lock of the state for that. */
  /** Calls that it can do without, and does not speak of. */
  readonly needless?: readonly string[];
  readonly changes?: "under the lock" | "freely";
}[] = [
  { name: "outputs", words: () => ["outputs", "dev"] },
  // A release is known by its digest: its tag is welcome and not needed.
  { name: "status", words: () => ["status", "dev"], needless: ["ecr:DescribeImages"] },
  { name: "why", words: () => ["why", "dev", "api"] },
  { name: "logs", words: () => ["logs", "dev", "api"] },
  {
    name: "monitor-ecs",
    words: () => ["monitor-ecs", "dev", "api", "--until", "stable", "--timeout", "0.05"],
  },
  { name: "smoke-test", words: () => ["smoke-test", "dev", "--minutes", "0"] },
  { name: "releases", words: () => ["releases", "dev"] },
  { name: "db snapshots", words: () => ["db", "snapshots", "dev"] },
  { name: "restart", words: () => ["restart", "dev", "worker", "-y"], changes: "under the lock" },
  {
    name: "scale",
    words: (turn) => ["scale", "dev", "api", String(2 + (turn % 2)), "-y"],
    changes: "under the lock",
  },
  {
    name: "db snapshot",
    words: (turn) => ["db", "snapshot", "dev", "main", "--name", `by-hand-${turn}`],
    changes: "freely",
  },
  {
    name: "deploy-app",
    words: (turn) => {
      const tag = turn % 2 === 0 ? "aaaaaaaaaaaa" : "bbbbbbbbbbbb";
      return ["deploy-app", "dev", "--tag", tag, "-y", "--accept", "unscanned"];
    },
    changes: "under the lock",
  },
];

describeTerraform("every command", () => {
  let world: ReleasableWorld;
  let turns = 0;

  beforeAll(async () => {
    world = await releasableWorld();
  });
  afterEach(() => world.between.decide(calm));
  afterAll(() => world?.end());

  const run = (words: readonly string[]) => runCommand(world.project, world.between, ...words);

  /** A run of a command in which calls meet something; what it was asked, and how it ended. */
  async function meeting(
    { words }: (typeof COMMANDS)[number],
    fate: (call: ApiCall, index: number) => Fate | Promise<Fate>,
  ): Promise<{ readonly result: Result; readonly calls: readonly ApiCall[] }> {
    const from = world.between.calls.length;
    let index = 0;
    world.between.decide((call) => fate(call, index++));
    const result = await run(words(turns++));
    world.between.decide(calm);
    return { result, calls: world.between.calls.slice(from) };
  }

  const lock = () => itemAt(world.account, `${BUCKET}/${DEV_STATE}`);

  /** What holds after any end: no stack trace, the lock is back, and what runs is one thing or what to do is said. */
  async function expectOrder({ stdout, stderr }: Result): Promise<void> {
    expect(stdout + stderr).not.toMatch(/^ {4,}at /m);
    expect(await lock()).toBeUndefined();
    if (stderr.includes("devops-platform releases dev --finish"))
      expect(await run(["releases", "dev", "--finish"])).toMatchObject({ code: 0 });
    expect(await world.whatRuns()).toHaveLength(1);
  }

  describe.each(COMMANDS)("$name", (command) => {
    let calls: readonly ApiCall[];

    beforeAll(async () => {
      const undisturbed = await meeting(command, calm);
      calls = undisturbed.calls;
      expect(undisturbed.result, "undisturbed").toMatchObject({ code: 0 });
    });

    if (command.name in actionsByCommand)
      test("asks for nothing that workflows are not given for it", () => {
        expect(refusedToCommand(command.name, calls)).toEqual([]);
      });

    test("denied one call at a time, names what is denied or shows the rest", async () => {
      const operations = new Set(calls.filter((call) => !isOfTheLock(call)).map(nameOf));
      for (const operation of operations) {
        const { result } = await meeting(command, (call) =>
          nameOf(call) === operation ? denied(call) : calm(call),
        );

        const said = result.stdout + result.stderr;
        expect({ operation, code: result.code, said }).toMatchObject({
          code: expect.toSatisfy((code) => [0, 6, 11].includes(code)),
        });
        const needless = command.needless?.includes(operation);
        if (result.code !== 0 || !(command.changes || needless))
          expect({ operation, said }).toMatchObject({
            said: expect.toSatisfy((text: string) => tells(text, operation)),
          });
        await expectOrder(result);
      }
    });

    test("goes on where every call is throttled once", async () => {
      const seen = new Set<string>();
      const { result } = await meeting(command, (call) => {
        if (call.service === "s3" || seen.has(nameOf(call))) return calm(call);
        seen.add(nameOf(call));
        return throttled;
      });

      expect(result).toMatchObject({ code: 0 });
      await expectOrder(result);
    });

    test("says so when the credentials expire in the middle", async () => {
      const middle = Math.floor(calls.length / 2);
      const { result } = await meeting(command, (call, index) =>
        index < middle || isOfTheLock(call) ? calm(call) : expired(call),
      );

      expect(result.stdout + result.stderr).toMatch(/credentials.* expired/);
      await expectOrder(result);
    });

    test("says so when the network goes in the middle", async () => {
      const middle = Math.floor(calls.length / 2);
      const { result } = await meeting(command, (call, index) =>
        index < middle || isOfTheLock(call) ? calm(call) : "cut",
      );

      expect(result.stdout + result.stderr).toMatch(/not reached|could not be reached|cut|reset/);
      await expectOrder(result);
    });

    if (command.changes)
      test("stops for Ctrl-C with everything in order", async () => {
        const middle = calls[Math.floor(calls.length / 2)];
        const running = await startCommand(world.project, world.between, command.words(turns++));
        world.between.decide((call) => {
          if (middle && nameOf(call) === nameOf(middle)) running.interrupt();
          return calm(call);
        });
        const result = await running.result;

        expect(result).toMatchObject({ code: expect.toSatisfy((code) => [0, 130].includes(code)) });
        await expectOrder(result);
      });

    if (command.changes === "under the lock")
      test("waits for nobody who holds the lock, and says who does", async () => {
        let second: Promise<Result> | undefined;
        const { result } = await meeting(command, async (call) => {
          if (second === undefined && (await lock()) !== undefined) {
            second = run(command.words(turns++));
            await second;
          }
          return calm(call);
        });

        expect(result).toMatchObject({ code: 0 });
        expect(await second).toMatchObject({ code: 7, stderr: expect.stringContaining("since") });
      });

    if (command.changes)
      test("comes through undisturbed after all of that", async () => {
        expect((await meeting(command, calm)).result).toMatchObject({ code: 0 });
      });
  });
});

/** As IAM says it. */
const denied = ({ service, operation }: ApiCall): Fate => ({
  status: service === "s3" ? 403 : 400,
  code: "AccessDeniedException",
  message: `User: arn:aws:sts::111111111111:assumed-role/operator/ana is not authorized to perform: ${service}:${operation}`,
});

/** The services that speak in XML leave out the end of the word. */
const expired = ({ service }: ApiCall): Fate => ({
  status: service === "sts" ? 403 : 400,
  code: /^(s3|sts|rds|elasticloadbalancing|iam)$/.test(service)
    ? "ExpiredToken"
    : "ExpiredTokenException",
});

const nameOf = ({ service, operation }: ApiCall): string => `${service}:${operation}`;

/** Without it the lock could not be given back, which `unlock` is for. */
const isOfTheLock = ({ service, operation }: ApiCall): boolean =>
  service === "dynamodb" && /DeleteItem|GetItem/.test(operation);

/** S3's calls have no name of their own. */
const tells = (text: string, operation: string): boolean => {
  const [service = "", name = ""] = operation.split(":");
  return text.includes(name) || (service === "s3" && /s3|state/i.test(text));
};
