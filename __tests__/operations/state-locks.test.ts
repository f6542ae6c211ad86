import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { lockOf } from "../../scripts/state/lock";
import { emptyAccount } from "../support/accounts";
import { runCommand, startCommand } from "../support/command-line";
import { type ApiCall, type Fate, interfere } from "../support/interference";
import { afterStateIsWritten, killedAt, writing } from "../support/killing";
import type { Project } from "../support/project";
import { contextOf, smallPlatform } from "../support/small-platform";
import { BUCKET, makeStateHome, SHARED, s3Of } from "../support/state-home";
import { describeTerraform } from "../support/tier";

/** A plan asks for this while it holds the lock. */
const isRefresh = ({ operation }: ApiCall) => operation === "DescribeRepositories";

const STATE = `${BUCKET}/${SHARED}`;
const deployShared = ["deploy", "shared", "--only", "--yes"];

/** The same story for both kinds of lock. */
for (const locking of ["dynamodb", "s3"] as const) {
  describeTerraform(`a state that is locked by ${locking}`, () => {
    let account: Emulator;
    let project: Project;

    beforeAll(async () => {
      project = smallPlatform();
      project.edit(
        "src/envs/platform.ts",
        "images: {",
        `state: { locking: "${locking}" },\n  images: {`,
      );
      account = await emptyAccount();
      await makeStateHome(account);
    });

    afterAll(async () => {
      await account?.stop();
      project?.remove();
    });

    test("is released by unlock after the deploy was killed, and that deploy then goes on", async () => {
      await killedAt(project, account, deployShared, afterStateIsWritten(writing(STATE)));
      const held = await lockOf(await contextOf(project, account, "shared"));
      expect(held).toMatchObject({ kept: locking, operation: "OperationTypeApply" });
      const id = held?.id ?? "";

      const unlocked = await run("unlock", "shared", "--id", id, "--yes");
      expect(unlocked, unlocked.stderr).toMatchObject({ code: 0 });
      expect(unlocked.stderr).toContain(`Released the lock ${id}.`);

      const again = await run(...deployShared);
      expect(again.code, again.stderr).toBe(0);
      const plan = await run("plan", "shared", "--exit-code");
      expect(plan.code, plan.stderr).toBe(0);
    });

    test("makes a second deploy say who is at work, where, since when and what to do", async () => {
      const first = await heldUp(isRefresh);

      const second = await run(...deployShared);
      const elsewhere = await run("plan", "dev");
      await first.goOn();

      expect(second.code).toBe(7);
      expect(second.stderr).toMatch(/somebody else holds the lock/);
      expect(second.stderr).toMatch(/^ +who +\S+@\S+$/m);
      expect(second.stderr).toMatch(/^ +machine +\S+$/m);
      expect(second.stderr).toMatch(/^ +since +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(.+ ago\)$/m);
      expect(second.stderr).toContain("devops-platform unlock shared");
      expect(elsewhere.code, elsewhere.stderr).toBe(0);
    });

    test("is released for no other id, and never for --yes alone", async () => {
      const first = await heldUp(isRefresh);
      const context = await contextOf(project, account, "shared");
      const { id = "" } = (await lockOf(context)) ?? {};

      const other = await first.unlock("--id", "another-lock", "--yes");
      const any = await first.unlock("--yes");
      const alive = await first.unlock("--id", id, "--yes");
      const still = await lockOf(context);
      await first.goOn();

      expect([other.code, any.code, alive.code]).toEqual([10, 2, 2]);
      expect(other.stderr).toContain(`the lock of shared is ${id}, not another-lock`);
      expect(any.stderr).toContain(`devops-platform unlock shared --id ${id} --yes`);
      expect(alive.stderr).toMatch(/WARNING: that run is alive: process \d+ on this machine/);
      expect(still?.id).toBe(id);
    });

    test("says that there is nothing to release when nobody holds it", async () => {
      const { code, stderr } = await run("unlock", "shared");

      expect([code, stderr]).toEqual([
        0,
        expect.stringContaining("Nobody holds the lock of shared"),
      ]);
    });

    test("is missed when somebody deletes the state: no plan begins without it", async () => {
      await (await s3Of(account)).send(new DeleteObjectCommand({ Bucket: BUCKET, Key: SHARED }));

      const { code, stderr } = await run("plan", "shared");

      expect(stderr).toContain("the state of shared was deleted");
      expect(stderr).toContain("devops-platform state versions shared");
      expect(code).toBe(6);
    });

    const run = (...words: string[]) => runCommand(project, account, ...words);

    /** A deploy that waits at a call until it is let go. */
    async function heldUp(point: (call: ApiCall) => boolean) {
      const between = await interfere(account.endpoint);
      let letGo = () => {};
      const wait = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      const arrived = new Promise<void>((resolve) => {
        between.decide(async (call): Promise<Fate> => {
          if (!point(call)) return "pass";
          resolve();
          await wait;
          return "pass";
        });
      });
      const running = await startCommand(project, between, deployShared);
      await Promise.race([
        arrived,
        running.result.then(({ stderr }) => Promise.reject(new Error(stderr))),
      ]);
      return {
        unlock: (...words: string[]) => runCommand(project, between, "unlock", "shared", ...words),
        async goOn() {
          letGo();
          const { code, stderr } = await running.result;
          await between.stop();
          expect(code, stderr).toBe(0);
        },
      };
    }
  });
}
