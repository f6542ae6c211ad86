import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeTerraform } from "../support/tier";
import { goesWithItsOwner, taggedArnsIn, typesIn } from "./state";
import { environmentsOf, type Life, live, written } from "./whole-life";

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

  // All at once: most of it is the provider's waiting for databases.
  beforeAll(() => {
    for (const one of environments) lives.set(one.title, live(one, tier.temporary));
  });

  afterAll(() => Promise.all([...lives.values()].map((life) => life.end())));

  function lifeOf(title: string): Life {
    const life = lives.get(title);
    if (!life) throw new Error(`${title} was not begun`);
    return life;
  }

  describe.each(environments)("$title", ({ title, durable }) => {
    test("settles: the plan after its apply changes nothing", async () => {
      const { resource_changes, output_changes } = (await lifeOf(title).plannedAgain).json;

      const changed = (resource_changes ?? []).filter(
        ({ mode, change }) => mode === "managed" && change.actions.join() !== "no-op",
      );
      expect(changed.map(({ address, change }) => `${change.actions} ${address}`)).toEqual([]);
      const outputs = Object.values(output_changes ?? {}) as { actions: string[] }[];
      expect(outputs.flatMap(({ actions }) => actions).filter((one) => one !== "no-op")).toEqual(
        [],
      );
    });

    test("keeps no secret value in its state or plan", async () => {
      const { secrets } = await lifeOf(title).applied;
      const text = await written(lifeOf(title));

      expect(secrets.length).toBeGreaterThan(0);
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    });

    test("is found by its tags, as far as AWS finds anything by them", async () => {
      const { state, tagged } = await lifeOf(title).applied;

      const hidden = taggedArnsIn(state).filter(
        ({ type, arn }) => !tagged.includes(arn) && !neverFoundByTag.has(type),
      );
      expect(hidden).toEqual([]);
    });

    test("has nothing that the inventory of the account does not look for", async () => {
      const { state, held } = await lifeOf(title).applied;

      expect(
        typesIn(state).filter((type) => !(type in held) && !goesWithItsOwner.has(type)),
      ).toEqual([]);
    });

    test.runIf(durable)("refuses to be destroyed, and loses nothing", async () => {
      const { held } = await lifeOf(title).applied;
      const { refused, left } = await lifeOf(title).destroyed;

      expect(refused).toContain("Instance cannot be destroyed");
      expect(left).toEqual(held);
    });

    test.runIf(!durable)("is destroyed but for task definitions", async () => {
      const { held } = await lifeOf(title).applied;
      const { refused, left, tagged } = await lifeOf(title).destroyed;

      expect(refused).toBeUndefined();
      const { aws_ecs_task_definition: kept, ...others } = left;
      expect(others).toEqual({});
      expect(kept).toEqual(held.aws_ecs_task_definition);
      expect(tagged.filter((arn) => !listedAfterwards.test(arn))).toEqual([]);
    });
  });
});
