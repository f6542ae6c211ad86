import { describe, expect, test } from "vitest";
import { textOf } from "../../../scripts/live/lines/line";
import { overviewLines } from "../../../scripts/live/lines/overview";
import { reduce } from "../../../scripts/live/state/reduce";
import type { LiveState } from "../../../scripts/live/state/state";
import type { Status } from "../../../scripts/status/status";
import { database, service, statusWith } from "../status/statuses";
import { atFirst, NOW } from "./states";

const cost = { eachLook: 1, eachMinute: 1 };
const denied = { unread: "not allowed: ecs:DescribeServices" };

/** After a look that ended so many seconds later. */
const look = (state: LiveState, seconds: number, status: Status | undefined, trouble?: string) =>
  reduce(state, {
    type: "looked",
    environment: "dev",
    now: NOW + seconds * 1000,
    status,
    series: undefined,
    trouble,
    cost,
  });

const textsOf = (state: LiveState): string => overviewLines(state).map(textOf).join("\n");

const good = statusWith({ services: [service({ running: 2, desired: 2 })] });

describe("what could not be read", () => {
  test("is shown as it last was, with how long ago that was", () => {
    const first = look(atFirst("dev"), 0, good);
    const then = look(
      look(first, 60, statusWith({ services: denied })),
      180,
      statusWith({ services: denied }),
    );

    expect(textsOf(then)).toContain(
      "services: not allowed: ecs:DescribeServices; as it was 3 min ago",
    );
    expect(textsOf(then)).toMatch(/api +2\/2/);
  });

  test("is said as such where it never was", () => {
    const shown = textsOf(look(atFirst("dev"), 0, statusWith({ services: denied })));

    expect(shown).toContain("? services: not allowed: ecs:DescribeServices\n");
    expect(shown).not.toContain("as it was");
  });

  test("is told together where it has one reason", () => {
    const all = { unread: "not reached: x" };
    const shown = textsOf(look(atFirst("dev"), 0, statusWith({ alarms: all, certificates: all })));

    expect(shown).toContain("? not reached: alarms, certificates");
  });

  test("is no more said once it is read again", () => {
    const bad = look(look(atFirst("dev"), 0, good), 15, statusWith({ services: denied }));

    expect(textsOf(look(bad, 30, good))).not.toContain("not allowed");
  });

  test("keeps figures where CloudWatch could not be asked, and not where it has none", () => {
    const before = look(atFirst("dev"), 0, statusWith({ services: [service({ cpu: 12 })] }));
    const without = { services: [service({ cpu: undefined })] };
    const unread = { unread: "throttled: cloudwatch:GetMetricData" };

    expect(textsOf(look(before, 15, statusWith({ ...without, figures: unread })))).toMatch(/12%/);
    expect(textsOf(look(before, 15, statusWith(without)))).not.toMatch(/12%/);
  });

  test("keeps each database apart", () => {
    const two = (instance: Parameters<typeof database>[0]["instance"]) => [
      database({ name: "main" }),
      database({ name: "other", instance: instance as never }),
    ];
    const before = look(
      atFirst("dev"),
      0,
      statusWith({ databases: two({ state: "stopped", storageGiB: 20 }) }),
    );
    const after = look(before, 15, statusWith({ databases: two({ unread: "throttled: rds" }) }));

    expect(textsOf(after)).toMatch(/main +available/);
    expect(textsOf(after)).toMatch(/other +stopped/);
  });
});

describe("without any answer", () => {
  const gone = look(look(atFirst("dev"), 0, good), 120, undefined, "AWS: not reached");

  test("everything stays, with its age", () => {
    expect(textsOf(gone)).toContain("AWS: not reached; what is shown is 2 min old");
    expect(textsOf(gone)).toMatch(/api +2\/2/);
  });

  test("nothing claims that all is well", () => {
    expect(textsOf(gone)).toContain("nothing wrong in what could be read");
  });
});
