import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { Rounds } from "../../../scripts/live/feed/rounds";

const FOREVER = 2 ** 30;

/** Rounds whose work ends when it is told to. */
function slowRounds(pause: number, halted = false) {
  let begun = 0;
  let atOnce = 0;
  let most = 0;
  let end = () => {};
  const rounds = new Rounds(
    async () => {
      begun += 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      atOnce -= 1;
    },
    pause,
    halted,
  );
  const running = rounds.run();
  return {
    rounds,
    begun: () => begun,
    most: () => most,
    end: async () => {
      end();
      await setImmediate();
    },
    stop: async () => {
      rounds.stop();
      end();
      await running;
    },
  };
}

test("never overlap, however often somebody asks", async () => {
  const slow = slowRounds(FOREVER);
  for (let times = 0; times < 5; times += 1) slow.rounds.now();
  await slow.end();
  await slow.end();

  expect([slow.begun(), slow.most()]).toEqual([2, 1]);
  await slow.stop();
});

test("rest while they are halted, but for one that is asked for", async () => {
  const slow = slowRounds(0, true);
  await setImmediate();
  const before = slow.begun();
  slow.rounds.now();
  await setImmediate();
  await slow.end();

  expect([before, slow.begun()]).toEqual([0, 1]);
  await slow.stop();
});

test("go on at once when they are not halted any more", async () => {
  const slow = slowRounds(FOREVER, true);
  slow.rounds.halt(false);
  await setImmediate();

  expect(slow.begun()).toBe(1);
  await slow.stop();
});
