import { describe, expect, test } from "vitest";
import { digestOf } from "../../scripts/review/digest/digest";
import { change, planOf, planWith } from "./support/reviewed";

type Changed = Parameters<typeof change>[1];

const digest = (changed: Changed, over: Readonly<Record<string, unknown>> = {}): string =>
  digestOf(planWith([change("aws_db_instance.main", changed)], over));

const resized: Changed = { before: { size: 1, id: "a" }, after: { size: 2, id: "a" } };

describe("a digest is the same", () => {
  test("of a change in something that AWS was asked about and that was not", () => {
    const refreshed = {
      before: { size: 1, id: "a", status: "available", restorable: "2026-02-02", zones: null },
      after: { size: 2, id: "a", status: "available", restorable: "2026-02-02", zones: [] },
    };
    expect(digest(refreshed)).toBe(digest(resized));
  });

  test("of a block of which a refresh reads zeros that nobody set", () => {
    const rules = (code: number | null) => [
      { port: 443, icmp_code: code, enabled: code === null ? null : false },
    ];
    const of = (code: number | null) =>
      digest({ before: { rules: rules(code), size: 1 }, after: { rules: rules(0), size: 2 } });
    expect(of(null)).toBe(of(0));
  });

  test("of a release that only the refreshed plan knows of", () => {
    const task = (image: string, level: string) =>
      JSON.stringify([{ image, environment: [{ name: "LOG_LEVEL", value: level }] }]);
    const replaced = (image: string) =>
      digest({
        actions: ["delete", "create"],
        before: { container_definitions: task(image, "info") },
        after: { container_definitions: task(image, "debug") },
        more: { replace_paths: [["container_definitions"]] },
      });
    expect(replaced("backend@sha256:1")).toBe(replaced("backend@sha256:2"));
  });

  test("of a destroyed thing that changes by itself", () => {
    const destroyed = (restorable: string) =>
      digest({ actions: ["delete"], before: { id: "a", restorable }, after: null });
    expect(destroyed("2026-01-01")).toBe(destroyed("2026-01-02"));
  });

  test("of a plan with drift that it does not touch", () => {
    const drifted = change("aws_sqs_queue.a", { before: { delay: 0 }, after: { delay: 9 } });
    expect(digest(resized, { resource_drift: [drifted] })).toBe(digest(resized));
  });

  test("of two plans that change nothing", () => {
    expect(digestOf(planOf("nothing-to-change"))).toBe(digestOf(planWith([])));
  });
});

describe("a digest is another one", () => {
  const update = digest(resized);

  test.each<[string, Changed]>([
    ["where the value before is another", { ...resized, before: { size: 5, id: "a" } }],
    ["where it is replaced", { ...resized, actions: ["delete", "create"] }],
    ["where it is moved", { ...resized, of: { previous_address: "aws_db_instance.old" } }],
    ["where it is imported", { ...resized, more: { importing: { id: "a" } } }],
    ["where something else forces it", { ...resized, more: { replace_paths: [["size"]] } }],
    ["where the value is not known yet", { ...resized, more: { after_unknown: { size: true } } }],
    ["where more becomes unknown", { ...resized, more: { after_unknown: { arn: true } } }],
  ])("%s", (_, changed) => {
    expect(digest(changed)).not.toBe(update);
  });

  test("where the new one is made first", () => {
    const replaced = (...actions: string[]) => digest({ ...resized, actions });
    expect(replaced("create", "delete")).not.toBe(replaced("delete", "create"));
  });

  test("where what is destroyed keeps no snapshot", () => {
    const destroyed = (skip_final_snapshot: boolean) =>
      digest({ actions: ["delete"], before: { id: "a", skip_final_snapshot }, after: null });
    expect(destroyed(true)).not.toBe(destroyed(false));
  });

  test("where the code of a function is another", () => {
    const coded = (source_code_hash: string) =>
      digest({ before: { source_code_hash: "" }, after: { source_code_hash } });
    expect(coded("n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=")).not.toBe(
      coded("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="),
    );
  });

  test("where a policy allows another action", () => {
    const allowed = (Action: string) =>
      digest({ after: { policy: JSON.stringify({ Statement: [{ Action }] }) } });
    expect(allowed("s3:GetObject")).not.toBe(allowed("s3:*"));
  });

  test("where a block is gone", () => {
    const rules = [{ port: 1 }, { port: 2 }];
    const left = (after: readonly unknown[]) =>
      digest({ before: { rules }, after: { rules: after } });
    expect(left([{ port: 1 }])).not.toBe(left([{ port: 2 }]));
  });

  test("where an output is another", () => {
    const outputs = (after: string) => ({
      output_changes: { url: { actions: ["update"], before: "a", after, after_unknown: false } },
    });
    expect(digest(resized, outputs("b"))).not.toBe(digest(resized, outputs("c")));
  });
});

/** A container of which one thing is as given, as ECS and the provider write it. */
const container = (of: Readonly<Record<string, unknown>>): Changed => ({
  actions: ["create"],
  before: null,
  after: { container_definitions: JSON.stringify([{ name: "api", ...of }]) },
});

const stored = (name: string) => `arn:aws:secretsmanager:eu-west-1:111111111111:secret:${name}`;

describe("a digest is another one where what keeps a secret is another", () => {
  const one = stored("db-AbCdEf");
  const other = stored("admin-XyZaBc");

  test.each<[string, (arn: string) => Changed]>([
    [
      "of a variable of a container",
      (arn) => container({ secrets: [{ name: "DB_PASSWORD", valueFrom: arn }] }),
    ],
    [
      "of a container's log",
      (arn) => container({ logConfiguration: { secretOptions: [{ name: "k", valueFrom: arn }] } }),
    ],
    [
      "of a container's registry",
      (arn) => container({ repositoryCredentials: { credentialsParameter: arn } }),
    ],
    [
      "of a variable of a build",
      (arn) => ({
        after: {
          environment: [
            { environment_variable: [{ name: "TOKEN", type: "SECRETS_MANAGER", value: arn }] },
          ],
        },
      }),
    ],
    ["of an argument that is called like one", (arn) => ({ after: { auth_token: arn } })],
    ["in what an instance runs at first", (arn) => ({ after: { user_data: `get ${arn}` } })],
    [
      "in what an instance runs at first, in Base64",
      (arn) => ({ after: { user_data: Buffer.from(`get ${arn}`).toString("base64") } }),
    ],
  ])("%s", (_, of) => {
    expect(digest(of(one))).not.toBe(digest(of(other)));
  });
});

test.each([
  ["a secret", "recovery_window_in_days", 0, 30],
  ["a key", "deletion_window_in_days", 7, 30],
  ["a database", "final_snapshot_identifier", "last", "other"],
  ["a cluster", "skip_final_snapshot", false, true],
])("a digest is another one where %s is destroyed with another %s", (_, name, one, other) => {
  const destroyed = (value: unknown) =>
    digest({ actions: ["delete"], before: { id: "a", [name]: value }, after: null });
  expect(destroyed(one)).not.toBe(destroyed(other));
});

describe("a secret", () => {
  const marked = { before_sensitive: { pin: true }, after_sensitive: { pin: true } };
  const secret = (pin: string, over: Changed = {}) =>
    digest({ before: { pin: "0000" }, after: { pin }, more: marked, ...over });

  test("cannot be found by trying", () => {
    expect(secret("1234")).toBe(secret("4321"));
  });

  test("counts when it changes", () => {
    expect(secret("1234")).not.toBe(secret("0000"));
  });

  test("cannot be found in what repeats it without a mark", () => {
    const repeated = (pin: string) =>
      secret(pin, { before: { pin: "0000" }, after: { pin, note: `the pin is ${pin}` } });
    expect(repeated("1234")).toBe(repeated("4321"));
  });

  test.each([
    ["by the name of its argument", (pin: string) => ({ master_password: pin })],
    [
      "by the name of a variable",
      (pin: string) => ({
        container_definitions: JSON.stringify([
          { environment: [{ name: "DB_PASSWORD", value: pin }] },
        ]),
      }),
    ],
    ["among what is called secrets", (pin: string) => ({ secrets: { db: pin } })],
    ["in a list that is called secrets", (pin: string) => ({ secrets: [pin] })],
    [
      "in what an instance runs at first",
      (pin: string) => ({ user_data: `start --password=${pin}` }),
    ],
    [
      "in what an instance runs at first, in Base64",
      (pin: string) => ({ user_data: Buffer.from(`run --password=${pin}`).toString("base64") }),
    ],
    ["in an address", (pin: string) => ({ url: `postgres://app:${pin}@db.example.com/main` })],
  ])("is told %s where nobody marks it", (_, after) => {
    expect(digest({ after: after("1234") })).toBe(digest({ after: after("4321") }));
  });
});
