import type { Subject } from "./likely-cause";

interface Known {
  readonly texts: readonly string[];
  readonly exits: readonly { readonly name: string; readonly exitCode: number }[];
}

interface Told {
  readonly cause: string;
  readonly advice: string;
}

/** One thing that goes wrong with tasks, and how to tell it. */
export interface CauseRule {
  readonly kind:
    | "architecture"
    | "image-missing"
    | "image-access"
    | "image-network"
    | "image"
    | "secret-missing"
    | "secret-access"
    | "secret-network"
    | "start"
    | "memory"
    | "capacity"
    | "command"
    | "log-group"
    | "exit"
    | "container-health"
    | "health"
    | "spot";
  readonly find: (known: Known, subject: Subject) => Told | undefined;
}

const REGISTRY = /CannotPull|(retrieve|get|pull) (ecr )?registry auth(?!: execution)/i;
const SECRET =
  /(retrieve|fetch|fetching|pull) (the )?secrets?\b(?! or)|from (ssm|asm)|AWS Secrets Manager|Systems Manager/i;
const NETWORK =
  /time(d )?out|deadline exceeded|no such host|connection (refused|issue)|network configuration/i;
const REFUSED = /denied|not authorized|unauthorized|\b40[13]\b|authorization/i;

/**
 * The first that fits counts, so the more exact ones come first, and what a task dies of comes
 * before the health checks that it fails because it is dead. Source of the texts: "Stopped tasks error
 * messages" and "Service event messages" of the ECS Developer Guide, "Troubleshoot ECS" of re:Post.
 */
export const RULES: readonly CauseRule[] = [
  says(
    "architecture",
    [
      /exec format error|descriptor matching platform|no match(ing manifest)? for (platform|linux)/i,
    ],
    "the image was built for another processor architecture than the workload runs on",
    ({ workload }) =>
      `\`devops-platform build-and-push\` builds it for the architecture that the configuration says for ${workload}.`,
  ),
  says(
    "image-missing",
    [
      /CannotPull/i,
      /not ?found|does(n't| not) exist|manifest unknown|whether (the|your) image exists/i,
    ],
    "the image is not in the registry",
    () => `Push it again (\`devops-platform build-and-push\`), or release one that is there.`,
  ),
  says("image-network", [REGISTRY, NETWORK], "the task cannot reach the registry", wayOut),
  says(
    "image-access",
    [REGISTRY, REFUSED],
    "the execution role may not pull the image",
    changedByHand("the role or the registry's policy"),
  ),
  says("image", [REGISTRY], "the image cannot be pulled", inFull),
  says("secret-network", [SECRET, NETWORK], "the task cannot reach what keeps its secrets", wayOut),
  says(
    "secret-missing",
    [
      SECRET,
      /ResourceNotFound|can't find the specified secret|AWSCURRENT|invalid ssm parameters|whether the secret exists|json key/i,
    ],
    "a secret that the task is given has no value or is not there",
    ({ environment }) => `\`devops-platform secrets list ${environment}\` shows which has none.`,
  ),
  says(
    "secret-access",
    [SECRET],
    "a secret that the task is given cannot be read by its execution role",
    changedByHand("the role or the secret's key"),
  ),
  says(
    "secret-access",
    [/pull secrets or registry auth/i],
    "the execution role cannot read a secret, or cannot log in to the registry",
    changedByHand("the role"),
  ),
  says(
    "log-group",
    [/failed to validate logger args|create stream/i],
    "the task cannot write to its log group",
    changedByHand("the log group or the role"),
  ),
  says(
    "command",
    [/executable file not found|exec:? .*permission denied|CannotStartContainer/i],
    "the container's command cannot be started",
    () => "Look at `command` and `entryPoint` of the workload, and at the image's own CMD.",
  ),
  says(
    "memory",
    [/OutOfMemory|killed due to memory usage|heap out of memory/i],
    "the container needed more memory than it has",
    ({ environment, workload }) =>
      `Give ${workload} more \`memoryMiB\` in the configuration of ${environment}, or find what it keeps.`,
  ),
  says(
    "capacity",
    [
      /Capacity is unavailable at this time|was unable to place a task|RESOURCE:(ENI|FARGATE)|reached the limit on the number of tasks/i,
    ],
    "AWS had no place for the task: no capacity, no address or a quota",
    ({ environment }) =>
      `\`devops-platform doctor ${environment}\` compares quotas; a lack of Fargate capacity passes by itself.`,
  ),
  { kind: "exit", find: ({ exits: [first] }, subject) => first && exited(first, subject) },
  says(
    "container-health",
    [/failed container health checks/i],
    "the container's own health check failed",
    logs,
  ),
  says(
    "health",
    [
      /failed ELB health checks|is unhealthy in \(?target-group|Health checks failed|Target\.(FailedHealthChecks|Timeout|ResponseCodeMismatch)/i,
    ],
    "the task runs and does not answer the load balancer's health check",
    (subject) =>
      `Does it listen on its port on 0.0.0.0, answer the health path with 200, and start within the grace period? ${logs(subject)}`,
  ),
  says(
    "start",
    [
      /ResourceInitializationError|TaskFailedToStart|Timeout waiting for network interface|unable to consistently start tasks/i,
    ],
    "AWS could not set the task up",
    inFull,
  ),
  says(
    "spot",
    [/Spot ?Interruption|Spot Task was interrupted/i],
    "AWS took a Spot task back, which is what makes Spot cheap",
    () => "Nothing, if the service came back. Where it hurts, run some of it without Spot.",
  ),
];

/** One that fits when all its patterns fit one text. */
function says(
  kind: CauseRule["kind"],
  patterns: readonly RegExp[],
  cause: string,
  advice: (subject: Subject) => string,
): CauseRule {
  return {
    kind,
    find: ({ texts }, subject) =>
      texts.some((text) => patterns.every((pattern) => pattern.test(text)))
        ? { cause, advice: advice(subject) }
        : undefined,
  };
}

function wayOut({ environment, workload }: Subject): string {
  return (
    `The placement of ${workload}, its \`internetEgress\` and NAT or endpoints decide: ` +
    `\`devops-platform env show ${environment}\`, and \`plan ${environment}\` for what was changed by hand.`
  );
}

function changedByHand(what: string): (subject: Subject) => string {
  return ({ environment }) =>
    `\`devops-platform plan ${environment}\` shows whether ${what} was changed by hand.`;
}

function inFull({ environment, workload }: Subject): string {
  return `AWS's reason is in full in \`devops-platform why ${environment} ${workload} --json\`.`;
}

function logs({ environment, workload }: Subject): string {
  return `\`devops-platform logs ${environment} ${workload}\` has its last words.`;
}

/** Source: the shell's convention, 128 + the signal; 126 and 127 are the shell's own. */
const EXITS: Readonly<Record<number, string>> = {
  126: "its command may not be executed",
  127: "its command is not in the image",
  134: "it aborted (SIGABRT), as Node does when its heap is full",
  137: "it was killed (SIGKILL): out of memory, or it did not end in time when told to",
  139: "it crashed (SIGSEGV)",
  143: "it ended because it was told to (SIGTERM)",
  255: "it failed at once, as a program for another architecture does",
};

function exited({ name, exitCode }: { name: string; exitCode: number }, subject: Subject): Told {
  const meaning = EXITS[exitCode] ?? "the application ended with an error of its own";
  return { cause: `${name} ended with exit code ${exitCode}: ${meaning}`, advice: logs(subject) };
}
