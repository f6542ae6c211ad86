import { ecs, families, services } from "../containers";
import type { Grant } from "../grant";
import { passingTo } from "../passing";
import { scaling, scheduled } from "../scaling";
import { anywhere, taggedAsOwn } from "../scope";
import { parameters } from "../secrets";
import {
  images,
  lookingAtImages,
  lookingAtLoad,
  lookingAtRanges,
  lookingAtTasks,
  readingLogs,
  readingPointers,
  tasks,
} from "./looking";

/** A task that runs once, to its end: a migration, or a check. */
export const runningTasks: readonly Grant[] = [
  ...lookingAtTasks,
  readingLogs,
  ecs(families, "RunTask"),
  ecs(tasks, "StopTask"),
  // A task has the tags of its definition, and ECS's own.
  {
    ...ecs(tasks, "TagResource"),
    conditions: () => ({ StringEquals: { "ecs:CreateAction": "RunTask" } }),
  },
  passingTo("ecs-tasks.amazonaws.com"),
];

/** How many tasks a service runs, and with which revision; not while the environment is paused. */
export const changingServices: readonly Grant[] = [
  ...lookingAtTasks,
  readingPointers,
  lookingAtRanges,
  ecs(services, "UpdateService"),
  scaling("RegisterScalableTarget"),
];

const writingPointers: Grant = { actions: ["ssm:PutParameter"], on: parameters };

/** Another revision with the tags of the one before. */
const revising: readonly Grant[] = [
  anywhere("ecs:ListTaskDefinitions"),
  { ...ecs(() => ["*"], "RegisterTaskDefinition"), conditions: taggedAsOwn },
  // AWS takes neither an ARN nor a tag for it. What is deregistered runs on, and can be registered again.
  ecs(() => ["*"], "DeregisterTaskDefinition"),
  ecs(families, "TagResource"),
];

/** Whether schedules of a service do anything; each update names its role again. */
const switchingSchedules: readonly Grant[] = [
  { actions: ["scheduler:GetSchedule", "scheduler:UpdateSchedule"], on: scheduled },
  passingTo("scheduler.amazonaws.com"),
];

/** A release, there or back. The image gets a tag that keeps it from being cleaned away. */
export const releasing: readonly Grant[] = [
  ...runningTasks,
  ...changingServices,
  ...lookingAtLoad,
  ...revising,
  ...switchingSchedules,
  writingPointers,
  lookingAtImages,
  { actions: ["ecr:PutImage"], on: images },
];

/** Building for the registry of the platform. Source: Amazon ECR, "IAM permissions for pushing an image". */
export const pushing: readonly Grant[] = [
  // AWS takes no ARN here: the token is good for what the role may push, and no more.
  anywhere("ecr:GetAuthorizationToken"),
  lookingAtImages,
  {
    actions: [
      "ecr:BatchCheckLayerAvailability",
      "ecr:CompleteLayerUpload",
      "ecr:DescribeRepositories",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ],
    on: images,
  },
];

/** Going to sleep and back. */
export const pausing: readonly Grant[] = [
  ...changingServices,
  ...switchingSchedules,
  writingPointers,
];
