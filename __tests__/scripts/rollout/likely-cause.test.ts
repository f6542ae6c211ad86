import { describe, expect, test } from "vitest";
import { type Evidence, likelyCause } from "../../../scripts/rollout/likely-cause";

const subject = { environment: "dev", workload: "api" };
const tellOf = (evidence: Evidence) => likelyCause(evidence, subject);

const auth = "ResourceInitializationError: unable to pull secrets or registry auth:";

/** As AWS words them. */
const REASONS = [
  [
    "image-missing",
    "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111111111111.dkr.ecr.eu-west-1.amazonaws.com/acme/backend@sha256:00: not found",
  ],
  [
    "architecture",
    "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'.",
  ],
  [
    "image-network",
    "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to do request: dial tcp 192.0.2.1:443: i/o timeout",
  ],
  [
    "image-access",
    "CannotPullContainerError: pull access denied for acme/backend, repository does not accept it or may require 'docker login'",
  ],
  ["image", "CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy"],
  [
    "image-network",
    `${auth} execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.eu-west-1.amazonaws.com/": dial tcp 192.0.2.1:443: i/o timeout. Please check your task network configuration.`,
  ],
  [
    "image-access",
    `${auth} execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User is not authorized to perform: ecr:GetAuthorizationToken`,
  ],
  [
    "secret-network",
    `${auth} execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:111111111111:secret:key from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded`,
  ],
  [
    "secret-access",
    `${auth} execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:111111111111:secret:key from secrets manager: AccessDeniedException: User is not authorized`,
  ],
  [
    "secret-missing",
    `${auth} execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret: ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT`,
  ],
  ["secret-access", `${auth} execution resource retrieval failed`],
  [
    "log-group",
    "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times",
  ],
  ["command", 'CannotStartContainerError: exec: "serve": executable file not found in $PATH'],
  ["container-health", "Task failed container health checks"],
  [
    "health",
    "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/acme-dev-api-3000/0)",
  ],
  [
    "capacity",
    "Capacity is unavailable at this time. Please try again later or in a different availability zone",
  ],
  ["start", "Timeout waiting for network interface provisioning to complete."],
  ["spot", "Your Spot Task was interrupted."],
] as const;

describe("the likely cause", () => {
  test.each(REASONS)("is %s where a task stopped with: %s", (kind, stoppedReason) => {
    expect(tellOf({ tasks: [{ stoppedReason }] })?.kind).toBe(kind);
  });

  test("is memory where a container was killed for it, and not its exit code", () => {
    const reason = "OutOfMemoryError: Container killed due to memory usage";
    const tasks = [
      {
        stoppedReason: "Essential container in task exited",
        stopCode: "EssentialContainerExited",
        containers: [{ name: "api", exitCode: 137, reason }],
      },
    ];
    expect(tellOf({ tasks })).toMatchObject({
      kind: "memory",
      advice: expect.stringContaining("Give api more `memoryMiB`"),
    });
  });

  test("is the exit code of the container that failed, where nothing says more", () => {
    const containers = [
      { name: "proxy", exitCode: 0 },
      { name: "api", exitCode: 3 },
    ];
    const tasks = [{ stoppedReason: "Essential container in task exited", containers }];
    expect(tellOf({ tasks })).toEqual({
      kind: "exit",
      cause: "api ended with exit code 3: the application ended with an error of its own",
      advice: "`devops-platform logs dev api` has its last words.",
    });
  });

  test("is the architecture where the logs say so, and 255 alone names the suspicion", () => {
    const tasks = [{ containers: [{ name: "api", exitCode: 255 }] }];
    const logLines = ["exec /usr/local/bin/node: exec format error"];
    expect(tellOf({ tasks, logLines })?.kind).toBe("architecture");
    expect(tellOf({ tasks })?.cause).toContain("as a program for another architecture does");
  });

  test("is not the health check that a task fails because its application ends", () => {
    const events = [
      "(service api) (port 3000) is unhealthy in target-group api due to (reason Health checks failed)",
    ];
    const tasks = [{ containers: [{ name: "api", exitCode: 1 }] }];
    expect(tellOf({ tasks, events })?.kind).toBe("exit");
    expect(tellOf({ events })?.kind).toBe("health");
  });

  test("is nothing where tasks were told to end, whatever their exit code", () => {
    const tasks = [
      {
        stopCode: "ServiceSchedulerInitiated",
        stoppedReason: "Scaling activity initiated by (deployment ecs-svc/1)",
        containers: [{ name: "api", exitCode: 143 }],
      },
    ];
    expect(
      tellOf({ tasks, events: ["(service api) has reached a steady state."] }),
    ).toBeUndefined();
  });

  test("is unknown where nothing is known", () => {
    expect(tellOf({})).toBeUndefined();
  });
});
