import { describe, expect, test } from "vitest";
import { digestOf } from "../../scripts/review/digest/digest";
import { change, planWith } from "./support/reviewed";

const OLD = `sha256:${"1".repeat(64)}`;
const NEW = `sha256:${"2".repeat(64)}`;
const REPOSITORY = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/acme/backend";
const definition = (name: string, revision: number) =>
  `arn:aws:ecs:eu-west-1:111111111111:task-definition/acme-dev-${name}:${revision}`;

const containers = (digest: string, level: string) =>
  JSON.stringify([
    { environment: [{ name: "LOG_LEVEL", value: level }], image: `${REPOSITORY}@${digest}` },
  ]);

const unknown = { after_unknown: { arn: true, revision: true } };

/**
 * As our environments are planned: a replaced and a destroyed definition, a new one of an image that is released
 * already, and an alarm that says the revision; `digest` and `revision` are what the plan knows of.
 */
function planned(digest: string, revision: number, drift: readonly unknown[] = []) {
  const before = (name: string) => ({
    arn: definition(name, revision),
    id: `acme-dev-${name}`,
    revision,
    container_definitions: containers(digest, "info"),
    track_latest: true,
  });
  const pointer = { name: "/acme/dev/release/backend", insecure_value: digest, value: null };
  return planWith(
    [
      change("aws_ssm_parameter.backend_release", {
        actions: ["no-op"],
        before: pointer,
        after: pointer,
      }),
      change("aws_ecs_task_definition.api", {
        actions: ["delete", "create"],
        before: before("api"),
        after: { container_definitions: containers(digest, "debug"), track_latest: true },
        more: { ...unknown, replace_paths: [["container_definitions"]] },
      }),
      change("aws_ecs_task_definition.old", {
        actions: ["delete"],
        before: before("old"),
        after: null,
      }),
      change("aws_ecs_task_definition.report", {
        actions: ["create"],
        before: null,
        after: { container_definitions: containers(digest, "info") },
        more: unknown,
      }),
      change("aws_cloudwatch_metric_alarm.api", {
        before: { alarm_description: "a" },
        after: { alarm_description: `of ${definition("api", revision)}` },
      }),
    ],
    { resource_drift: drift },
  );
}

const pointerDrift = change("aws_ssm_parameter.backend_release", {
  before: { insecure_value: OLD },
  after: { insecure_value: NEW },
});

describe("a digest of an environment", () => {
  test("is the same after a release", () => {
    expect(digestOf(planned(NEW, 7, [pointerDrift]))).toBe(digestOf(planned(OLD, 5)));
  });

  test("is another one where a container gets an image that nobody released", () => {
    const pinned = (image: string) =>
      digestOf(
        planWith([
          change("aws_ecs_task_definition.api", {
            actions: ["create"],
            before: null,
            after: { container_definitions: containers(image, "info") },
          }),
        ]),
      );
    expect(pinned(OLD)).not.toBe(pinned(NEW));
  });

  test("is another one where something runs another revision of somebody else's definition", () => {
    const running = (revision: number) =>
      digestOf(
        planWith([
          change("aws_ecs_service.api", {
            before: { task_definition: definition("api", 1) },
            after: { task_definition: definition("api", revision) },
          }),
        ]),
      );
    expect(running(2)).not.toBe(running(3));
  });
});
