import { describe, expect, test } from "vitest";
import { foreignUri, statementsIn, withService, withTask } from "./support";

const rolesOf = ({ resources }: ReturnType<typeof withService>) =>
  Object.keys(resources("aws_iam_role"));

const mayOpen = (synthesized: ReturnType<typeof withService>, role: string) =>
  "OpenExecChannel" in statementsIn(synthesized.resource(`aws_iam_role_policy.${role}`));

const grants = [{ sid: "Read", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::b/*"] }];

describe("a service that lets people in, with a writable root", () => {
  const open = withService({ exec: true, readOnlyRoot: false }, { grants });

  test("takes sessions in its tasks", () => {
    expect(open.resource("aws_ecs_service.api").enable_execute_command).toBe(true);
    expect(mayOpen(open, "api_task")).toBe(true);
  });

  test("has no role for other tasks", () => {
    expect(rolesOf(open)).not.toContain("api_operations");
  });
});

describe("a service that lets people in, with a read-only root", () => {
  const closed = withService({ exec: true }, { grants });

  test("takes none in its tasks, and gives them no right to", () => {
    expect(closed.resource("aws_ecs_service.api").enable_execute_command).toBe(false);
    expect(mayOpen(closed, "api_task")).toBe(false);
  });

  test("has a role for tasks that are started for a session, with what the process may do", () => {
    expect(mayOpen(closed, "api_operations")).toBe(true);
    expect(statementsIn(closed.resource("aws_iam_role_policy.api_operations"))).toHaveProperty(
      "Read",
    );
  });
});

test("a read-only sidecar closes the tasks of its service", () => {
  const image = { uri: foreignUri, architecture: "x86_64" } as const;
  const sidecars = { proxy: { image: { uri: foreignUri } } };
  const fields = { exec: true, readOnlyRoot: false, sidecars };
  const service = withService(fields, { sidecarImages: { proxy: image } });
  expect(service.resource("aws_ecs_service.api").enable_execute_command).toBe(false);
});

test("a task that lets people in has a role for tasks that are started for a session", () => {
  expect(mayOpen(withTask({ exec: true }), "report_operations")).toBe(true);
  expect(rolesOf(withTask())).not.toContain("report_operations");
});
