import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { attached } from "../../../scripts/exec/attached";
import { connecting } from "../../../scripts/exec/connecting";

test("a program that a signal killed has the exit code that shells give it", async () => {
  const args = ["-c", "kill -KILL $$"];
  expect(await attached({ program: "sh", args, environment: process.env })).toBe(137);
});

test("waiting for an agent that is not connected yet ends when it is asked to", async () => {
  const leaving = new AbortController();
  const notYet = Object.assign(new Error("not yet"), {
    name: "TargetNotConnectedException",
    $metadata: {},
  });
  const opening = connecting("opening", leaving.signal, () => Promise.reject(notYet));
  const ended = expect(opening).rejects.toMatchObject({ name: "AbortError" });
  await wait(10);
  leaving.abort();
  await ended;
});
