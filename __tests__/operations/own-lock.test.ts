import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../scripts/emulator/start";
import { holdingLock } from "../../scripts/state/holding";
import { lockOf } from "../../scripts/state/lock";
import { emptyAccount } from "../support/accounts";
import { runCommand } from "../support/command-line";
import { type ApiCall, interfere } from "../support/interference";
import type { Project } from "../support/project";
import { contextOf, smallPlatform } from "../support/small-platform";
import { BUCKET, makeStateHome, SHARED, withoutTheLongWait } from "../support/state-home";
import { describeTerraform } from "../support/tier";

type Account = Pick<Emulator, "endpoint">;

/** How the lock of shared is taken. Notes of a digest are the same operation, and come later. */
const TAKING = {
  dynamodb: ({ operation }: ApiCall) => operation === "PutItem",
  s3: ({ operation, path }: ApiCall) =>
    operation === "PUT" && path === `/${BUCKET}/${SHARED}.tflock`,
} as const;

const SAID = /^The answer to taking the lock of \w+ was lost/m;

/** AWS grants the lock and the answer is lost: whoever asks again is refused by the lock that he has. */
for (const locking of ["dynamodb", "s3"] as const) {
  describeTerraform(`an answer to taking the lock by ${locking} that is lost`, () => {
    let account: Emulator;
    let project: Project;

    beforeAll(async () => {
      project = smallPlatform();
      const allowed = 'allowDestroy: { reason: "a rehearsal of the whole platform" },';
      project.edit(
        "src/envs/platform.ts",
        "images: {",
        `${allowed}\n  state: { locking: "${locking}" },\n  images: {`,
      );
      account = await emptyAccount();
      await makeStateHome(account);
    });

    afterAll(async () => {
      await account?.stop();
      project?.remove();
    });

    test("in the apply of a deploy, refuses nothing and leaves no lock", async () => {
      const { code, stderr } = await losingTheAnswerTo(2, "deploy", "shared", "--only", "--yes");

      expect(code, stderr).toBe(0);
      expect(stderr).toMatch(/\d to create$[\s\S]*^The answer to taking the lock/m);
      expect(await holder()).toBeUndefined();
    });

    test("in a destroy, refuses nothing and leaves no lock", async () => {
      const words = ["destroy", "shared", "--yes", "--confirm", "shared"];
      const { code, stderr } = await losingTheAnswerTo(1, ...words);

      expect(code, stderr).toBe(0);
      expect(stderr).toMatch(SAID);
      expect(await holder()).toBeUndefined();
    });

    test("where a command takes it without Terraform, refuses nothing and leaves no lock", async () => {
      const between = await losing(account, TAKING[locking], 1);
      const place = await contextOf(project, between, "shared");

      const held = await holdingLock(place, "trying", async () => (await holder())?.operation);
      await between.stop();

      expect(held).toBe("trying");
      expect(await holder()).toBeUndefined();
    });

    const holder = async () => lockOf(await contextOf(project, account, "shared"));

    const losingTheAnswerTo = async (nth: number, ...words: string[]) =>
      runLosing(project, await losing(account, TAKING[locking], nth), words);
  });
}

describeTerraform(
  "an answer to taking the lock that is lost while bootstrap moves its state",
  () => {
    test("stops no bootstrap", async () => {
      const project = withoutTheLongWait(smallPlatform());
      const account = await emptyAccount();
      const words = ["bootstrap", "dev", "--yes"];
      const { code, stderr } = await runLosing(
        project,
        await losing(account, TAKING.dynamodb, 1),
        words,
      );
      await account.stop();
      project.remove();

      expect(code, stderr).toBe(0);
      expect(stderr).toMatch(
        /Moving the state into[\s\S]*^The answer to taking the lock of bootstr/m,
      );
    });
  },
);

/** Loses the answer to the first, second … call of a kind. */
async function losing({ endpoint }: Account, kind: (call: ApiCall) => boolean, nth: number) {
  const between = await interfere(endpoint);
  let met = 0;
  between.decide((call) => (kind(call) && ++met === nth ? "unanswered" : "pass"));
  return between;
}

async function runLosing(
  project: Project,
  between: Awaited<ReturnType<typeof losing>>,
  words: string[],
) {
  const result = await runCommand(project, between, ...words);
  await between.stop();
  return result;
}
