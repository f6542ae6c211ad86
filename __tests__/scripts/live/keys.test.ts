import { describe, expect, test } from "vitest";
import { type Press, pressesOf } from "../../../scripts/live/state/keys";
import { pressed } from "../../../scripts/live/state/press";
import type { LiveState } from "../../../scripts/live/state/state";
import { service, statusWith } from "../status/statuses";
import { atFirst, seen, task } from "./states";

const dev = statusWith({ services: [service({ name: "api" }), service({ name: "worker" })] });
const prod = statusWith({ environment: "prod", services: [service({ name: "api" })] });

const after = (state: LiveState, ...presses: readonly Press[]): LiveState =>
  presses.reduce(pressed, state);

describe("a key", () => {
  test.each([
    ["j", {}, ["down"]],
    ["", { downArrow: true }, ["down"]],
    ["", { return: true }, ["open"]],
    ["", { escape: true }, ["back"]],
    ["c", { ctrl: true }, ["interrupt"]],
    ["p", { ctrl: true }, []],
    ["jjk", {}, ["down", "down", "up"]],
    ["x", {}, []],
  ])("%s %j means %j", (input, key, presses) => {
    expect(pressesOf(input, key)).toEqual(presses);
  });
});

describe("choosing", () => {
  test("goes through the services of all environments", () => {
    const at = (...presses: readonly Press[]) => after(seen(dev, prod), ...presses).service;

    expect([at("down"), at("down", "down"), at("bottom")]).toEqual([
      "dev/worker",
      "prod/api",
      "prod/api",
    ]);
  });

  test("stays where it is at both ends", () => {
    expect(after(seen(dev), "up").service).toBeUndefined();
    expect(after(seen(dev), "bottom", "down", "up").service).toBe("dev/api");
  });

  test("scrolls on where nothing is left to choose, and back before it chooses again", () => {
    const small = { ...seen(dev, prod), size: { columns: 80, rows: 10 } };
    const below = after(small, "bottom", "down", "down");

    expect([below.service, below.scroll]).toEqual(["prod/api", 2]);
    expect(after(below, "up")).toMatchObject({ service: "prod/api", scroll: 1 });
  });

  test("does nothing where nothing was read yet", () => {
    const nothing = atFirst("dev");

    expect(after(nothing, "down", "open", "logs").view).toEqual({ kind: "overview" });
  });
});

describe("drilling down", () => {
  const tasks = [task({ id: "aaaa" }), task({ id: "bbbb" })];
  const inService = {
    ...after(seen(dev), "down", "open"),
    tasks: { tasks, events: [], trouble: undefined, readAt: 0 },
  };

  test("opens the chosen service, then the chosen task's logs", () => {
    expect(inService.view).toEqual({ kind: "service", environment: "dev", service: "worker" });
    expect(after(inService, "down", "open").view).toMatchObject({ kind: "logs", task: "bbbb" });
  });

  test("opens the logs of all tasks, from either", () => {
    const logs = { kind: "logs", environment: "dev", service: "worker", task: undefined };

    expect(after(inService, "logs").view).toEqual(logs);
    expect(after(seen(dev), "down", "logs").view).toEqual(logs);
  });

  test("goes back the same way, to what was chosen", () => {
    const back = after(inService, "open", "back", "back");

    expect(back.view).toEqual({ kind: "overview" });
    expect(back.service).toBe("dev/worker");
  });
});

test("help covers what is shown, and goes with the next key that means something there", () => {
  const help = after(seen(dev), "help");

  expect(help.help).toBe(true);
  expect(after(help, "back")).toMatchObject({ help: false, view: { kind: "overview" } });
  expect(after(help, "open")).toMatchObject({ help: false, view: { kind: "service" } });
});

test("q leaves with 0, Ctrl-C with 130", () => {
  expect(after(seen(dev), "quit").leaving).toBe(0);
  expect(after(seen(dev), "interrupt").leaving).toBe(130);
});
