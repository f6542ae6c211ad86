import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { exitCodes } from "../../scripts/lib/errors.mjs";
import { describeTerraform } from "../support/tier";
import {
  checkedAgainstDeployRole,
  refusedToPlanRoles,
  saidOfTheEmulator,
  tabled,
} from "./permissions";
import { goesWithItsOwner, taggedArnsIn, typesIn } from "./state";
import { environmentsOf, type Life, live } from "./whole-life";
import { overhearingTerraform } from "./whole-life-overheard";
import { formsOf } from "./whole-life-written";

/** Source: Resource Groups Tagging API Reference, Services that support the API. */
const neverFoundByTag = new Set(["aws_iam_role"]);

/**
 * Task definitions are kept for rollbacks and cost nothing; the others AWS still lists for a while
 * after they were deleted, and the inventory says that they were.
 */
const listedAfterwards = /:(natgateway|cluster|service|task-definition)\//;

describeTerraform("the whole life of every environment in an account of its own", (tier) => {
  const lives = new Map<string, Life>();
  const environments = environmentsOf(tier);
  /** What all of them wrote on the screen. */
  const screen: string[] = [];

  // All at once: most of it is the provider's waiting for databases.
  beforeAll(async () => {
    const terraform = await overhearingTerraform(join(tier.temporary, "overhearing"));
    vi.stubEnv("TERRAFORM_BINARY_NAME", terraform);
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, "write").mockImplementation((text) => screen.push(String(text)) > 0);
    for (const one of environments) lives.set(one.title, live(one, tier.temporary));
  });

  afterAll(async () => {
    await Promise.all([...lives.values()].map((life) => life.end()));
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  function lifeOf(title: string): Life {
    const life = lives.get(title);
    if (!life) throw new Error(`${title} was not begun`);
    return life;
  }

  describe.each(environments)("$title", ({ name, title, durable }) => {
    test("settles: the plan after its deploy changes nothing", async () => {
      const { planned } = await lifeOf(title).looked;

      expect(planned.code, planned.stdout + planned.stderr).toBe(0);
      expect(planned.stdout).toContain(`${name}: nothing to change`);
    });

    test("writes no secret value anywhere", async () => {
      const { secrets } = await lifeOf(title).deployed;
      const { outputs } = await lifeOf(title).looked;
      const written = await lifeOf(title).written;

      expect(outputs.code, outputs.stderr).toBe(0);
      expect(secrets.length).toBeGreaterThan(0);
      const forms = secrets.flatMap(formsOf);
      const everything = { ...written, "the screen": screen.join("") };
      const showing = Object.entries(everything).filter(([, text]) =>
        forms.some((form) => text.includes(form)),
      );
      expect(showing.map(([where]) => where)).toEqual([]);
      // Each is what it is taken for: all but the receipt of what was not destroyed name the environment.
      const empty = Object.entries(written).filter(([, text]) => !text.includes(name));
      expect(empty.map(([where]) => where)).toEqual(durable ? ["the receipt"] : []);
    });

    test("is found by its tags, as far as AWS finds anything by them", async () => {
      const { state, tagged } = await lifeOf(title).deployed;

      const hidden = taggedArnsIn(state).filter(
        ({ type, arn }) => !tagged.includes(arn) && !neverFoundByTag.has(type),
      );
      expect(hidden).toEqual([]);
    });

    test("asks AWS for nothing that the role which deploys it may not", async () => {
      const { missing, outOfBounds } = checkedAgainstDeployRole(title, await lifeOf(title).called);

      expect(missing).toEqual([]);
      expect(outOfBounds).toEqual([]);
    });

    test("is planned without asking AWS for anything that the role of plans may not", async () => {
      const { calledByPlan } = await lifeOf(title).looked;

      expect(calledByPlan.length).toBeGreaterThan(0);
      expect(refusedToPlanRoles(title, calledByPlan)).toEqual([]);
    });

    test("has nothing that the inventory of the account does not look for", async () => {
      const { state, held } = await lifeOf(title).deployed;

      expect(
        typesIn(state).filter((type) => !(type in held) && !goesWithItsOwner.has(type)),
      ).toEqual([]);
    });

    if (durable) {
      test("refuses to be destroyed, and loses nothing", async () => {
        const { held } = await lifeOf(title).deployed;
        const { refused, left } = await lifeOf(title).ended;

        expect(refused?.code, refused?.stderr).toBe(exitCodes.refused);
        expect(refused?.stderr).toContain(`${name} is durable and is not destroyed`);
        expect(refused?.stderr).toContain("write `allowDestroy: { reason:");
        expect(left).toEqual(held);
      });
    } else {
      test("is destroyed but for task definitions and the snapshots that the receipt names", async () => {
        const { held } = await lifeOf(title).deployed;
        const { left, tagged } = await lifeOf(title).ended;
        const { "the receipt": receipt } = await lifeOf(title).written;

        const { aws_ecs_task_definition: kept, ...others } = left;
        expect(others).toEqual({});
        expect(kept).toEqual(held.aws_ecs_task_definition);
        const snapshot = (arn: string) => /:snapshot:(.+)$/.exec(arn)?.[1] ?? arn;
        const untold = tagged.filter(
          (arn) => !listedAfterwards.test(arn) && !receipt.includes(`"${snapshot(arn)}"`),
        );
        expect(untold).toEqual([]);
      });
    }
  });

  test("between them all take what their roles may, but for what docs/permissions.md gives a reason for", async () => {
    const needed = new Set<string>();
    for (const [title, life] of lives)
      for (const action of checkedAgainstDeployRole(title, await life.called).needed)
        needed.add(action);

    const never = tabled().filter((action) => !needed.has(action));
    const all = tabled().length;
    expect(saidOfTheEmulator()).toEqual({ called: all - never.length, all, never });
  });
});
