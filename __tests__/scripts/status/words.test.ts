import { expect, test } from "vitest";
import { ago } from "../../../scripts/status/ago";
import { milliseconds, percent, whole } from "../../../scripts/status/figures-words";
import { fold } from "../../../scripts/status/metrics";
import { releaseInWords } from "../../../scripts/status/rows";
import { unreadInWords } from "../../../scripts/status/unread-words";
import { statusInWords } from "../../../scripts/status/words";
import { loadBalancer, service, statusWith } from "./statuses";

test.each([
  ["2025-01-01T11:59:20.000Z", "40 s"],
  ["2025-01-01T11:56:00.000Z", "4 min"],
  ["2025-01-01T09:00:00.000Z", "3 h"],
  ["2024-12-20T12:00:00.000Z", "12 d"],
  [undefined, "–"],
])("%s was %s ago", (time, words) => {
  expect(ago(time, new Date("2025-01-01T12:00:00.000Z"))).toBe(words);
});

test("what is not known is a dash, and what is nothing is a zero", () => {
  expect([whole(undefined), percent(undefined), milliseconds(undefined)]).toEqual(["–", "–", "–"]);
  expect([whole(0), percent(0), milliseconds(0.048), milliseconds(1.25)]).toEqual([
    "0",
    "0%",
    "48 ms",
    "1.3 s",
  ]);
});

test("the figures of several minutes become one, and no figures none", () => {
  const query = { namespace: "", name: "", dimensions: {}, stat: "" } as const;
  const values = [3, 9, 6];
  expect(fold({ ...query, fold: "sum" }, values)).toBe(18);
  expect(fold({ ...query, fold: "mean" }, values)).toBe(6);
  expect(fold({ ...query, fold: "worst" }, values)).toBe(9);
  expect(fold({ ...query, fold: "newest" }, values)).toBe(3);
  expect(fold({ ...query, fold: "sum" }, [])).toBeUndefined();
});

test("a release is known by its tag, by its digest alone, or not yet there", () => {
  const release = { image: "backend", since: undefined };
  const digest = `sha256:${"3f2a9c01".repeat(8)}`;
  expect(releaseInWords({ ...release, digest, tags: ["4f2a9c1e0b7d"] })).toBe(
    "4f2a9c1e0b7d (3f2a9c01)",
  );
  expect(releaseInWords({ ...release, digest, tags: [] })).toBe("sha256:3f2a9c01");
  expect(releaseInWords({ ...release, digest: undefined, tags: [] })).toBe("none yet");
});

test("an error of nobody's foreseeing is not passed off as one of AWS", () => {
  expect(() => unreadInWords(new TypeError("x is not a function"), "ecs:ListTasks")).toThrow(
    TypeError,
  );
});

test("of many services those that are not well are shown first", () => {
  const names = Array.from({ length: 30 }, (_, index) => `service-${index}`);
  const services = [
    ...names.map((name) => service({ name })),
    service({ name: "ill", running: 1 }),
  ];
  const rows = statusInWords(statusWith({ services }), (_, text) => text, 80)
    .split("\n\n")[1]
    ?.split("\n");
  expect(rows).toHaveLength(14);
  expect(rows?.[1]).toMatch(/^ill +1\/2/);
  expect(rows?.at(-1)).toBe("and 19 more: --json has them");
});

test.each([
  ["ExpiredTokenException", "credentials expired: ecs:ListTasks"],
  ["AccessDeniedException", "not allowed: ecs:ListTasks"],
  ["AccessDenied", "not allowed: ecs:ListTasks"],
  ["ThrottlingException", "throttled: ecs:ListTasks"],
  ["TimeoutError", "not reached: ecs:ListTasks"],
  ["ServerException", "failed: ecs:ListTasks: ServerException"],
])("%s is said as: %s", (name, says) => {
  const error = Object.assign(new Error("what AWS said"), { name, $metadata: {} });
  expect(unreadInWords(error, "ecs:ListTasks")).toBe(says);
});

test("a full screen fits 80 columns and 24 lines", () => {
  const rollout = {
    verdict: { state: "completed" },
    isRollback: true,
    begun: "2025-01-01T11:59:00.000Z",
    revision: "",
  } as const;
  const status = statusWith({
    services: ["api", "worker", "administration-frontend"].map((name) =>
      service({ name, rollout }),
    ),
    releases: [
      {
        image: "backend",
        digest: `sha256:${"3f".repeat(32)}`,
        since: undefined,
        tags: ["4f2a9c1e0b7d"],
      },
    ],
    loadBalancers: [loadBalancer({ requests: 1_234_567, failedByTargets: 12, failedByItself: 3 })],
  });
  const lines = statusInWords(status, (_, text) => text, 80)
    .trimEnd()
    .split("\n");
  expect(lines.length).toBeLessThanOrEqual(23);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test.each([
  ["released", "release backend  released 3 h ago, at 4f2a9c1e, by deploy/anna"],
  ["rolled back", "release backend  ROLLED BACK 3 h ago, at 4f2a9c1e, by deploy/anna"],
  ["failed", "· backend: the release of 3 h ago failed: tasks failed to start"],
  ["under way", "· backend: the release of 3 h ago is under way"],
  ["unwatched", "devops-platform releases dev --finish"],
] as const)("a last release that is %s is told so", (outcome, says) => {
  const release = {
    ...{ image: "backend", digest: "sha256:00", commit: "4f2a9c1e0b7d", kind: "release" as const },
    ...{ who: "arn:aws:sts::111111111111:assumed-role/deploy/anna", ended: undefined, outcome },
    ...{ started: "2025-01-01T09:00:00.000Z", reason: "tasks failed to start" },
  };

  const screen = statusInWords(statusWith({ lastReleases: [release] }), (_, text) => text, 120);

  expect(screen).toContain(says);
});
