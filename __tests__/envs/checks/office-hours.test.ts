import { describe, expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const hours = { days: ["MON"], from: "08:00", to: "19:00" };
const refused = (changed: object) => problemsOf({ officeHours: { ...hours, ...changed } });

test("hours on working days load", () => {
  expect(refused({})).toEqual([]);
});

describe("hours that cannot be kept are refused", () => {
  test.each([
    ["equal", { to: "08:00" }, "officeHours.to", /is when it opens/],
    ["over midnight", { from: "20:00", to: "04:00" }, "officeHours.to", /before it opens/],
    ["almost the whole day", { from: "00:00", to: "23:30" }, "officeHours.to", /less than an hour/],
    ["an unknown day", { days: ["MONDAY"] }, "officeHours.days.0", /not a value it takes/],
    ["a day twice", { days: ["MON", "MON"] }, "officeHours.days", /a day twice/],
    ["no day", { days: [] }, "officeHours.days", /too few/],
    ["no time", { from: "8:00" }, "officeHours.from", /not a time of day/],
    ["no zone", { timeZone: "Europe/Nowhere" }, "officeHours.timeZone", /not a time zone/],
  ])("%s", (_, changed, path, message) => {
    expect(refused(changed)).toEqual([
      expect.objectContaining({ path, message: expect.stringMatching(message) }),
    ]);
  });
});

test("a durable environment does not close", () => {
  const zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"];
  const found = problemsOf({
    officeHours: hours,
    lifecycle: "durable",
    databases: undefined,
    networking: { zones },
    workloads: { api: { connections: undefined } },
  });
  expect(found).toContainEqual({
    path: "officeHours",
    message: "closes a durable environment outside of them, which people rely on at any hour",
    found: '{"days":["MON"],"from":"08:00","to":"19:00","timeZone":"UTC"}',
    write: 'nothing: leave it out, or `lifecycle: "disposable"`',
  });
});

test("a service with schedules of its own is refused: two would set one range", () => {
  const policy = { kind: "schedule", name: "night", schedule: "cron(0 2 * * ? *)" };
  const scaling = [{ ...policy, minimum: 1, maximum: 1 }];
  expect(problemsOf({ officeHours: hours, workloads: { api: { scaling } } })).toEqual([
    {
      path: "workloads.api.scaling.0",
      message: "sets the range of tasks at its time, and so does `officeHours`",
      found: '{"name":"night","schedule":"cron(0 2 * * ? *)"}',
      write: "nothing: leave the policy out, or the environment's `officeHours`",
    },
  ]);
});
