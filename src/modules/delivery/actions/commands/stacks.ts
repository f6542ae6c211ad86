import { ecs, services } from "../containers";
import { named, partsOfInstance, rds } from "../databases";
import { describing } from "../ec2";
import type { Grant } from "../grant";
import { throughService } from "../keys";
import { listingLogGroups, logGroups } from "../observation";
import { passingTo } from "../passing";
import { anyArns, anywhere, ownedByTag, ownRoles } from "../scope";
import { secrets } from "../secrets";
import {
  lookingAtBackups,
  lookingAtDatabases,
  lookingAtTasks,
  readingPointers,
  tasks,
} from "./looking";
import { changingServices, runningTasks } from "./releasing";

/** Who owns what, and what is there that no state knows of. */
const lookingForOurs: readonly Grant[] = [
  // By tags; AWS takes no ARN.
  anywhere("tag:GetResources", "kms:ListAliases"),
  describing("RouteTables", "SecurityGroupRules"),
  listingLogGroups,
  { actions: ["secretsmanager:DescribeSecret"], on: secrets },
  { actions: ["kms:DescribeKey"], on: anyArns("kms", "key"), conditions: ownedByTag },
  { actions: ["iam:GetRole"], on: ownRoles },
];

/** Roles of AWS's own: whether the account has them. */
const lookingForAwsRoles: Grant = {
  actions: ["iam:GetRole"],
  on: ({ own }) => [own.iamArn("role/aws-service-role/*")],
};

/** Whether what AWS still lists under the environment's tags is there, or its list is slow. */
const lookingAtLeftovers: readonly Grant[] = [
  ...lookingAtTasks,
  ...lookingAtDatabases,
  describing("Instances", "NatGateways", "Tags", "VpcEndpoints"),
  rds(named("pg"), "DescribeDBParameterGroups"),
  rds(named("subgrp"), "DescribeDBSubnetGroups"),
  {
    actions: ["s3:ListBucket"],
    on: ({ own }) => [`arn:${own.partition}:s3:::${own.prefix}-*`],
  },
];

export const planning: readonly Grant[] = [
  ...lookingForOurs,
  ...lookingAtLeftovers,
  lookingForAwsRoles,
  readingPointers,
];

/** What an earlier deploy left half done is taken over; a secret and a key that were to go are kept. */
export const deploying: readonly Grant[] = [
  ...planning,
  // Whether an administrator was there first.
  { actions: ["iam:GetPolicy"], on: ({ own }) => [own.boundaryArn()] },
  // Services of an environment that was destroyed get as many tasks as they had.
  ecs(services, "UpdateService"),
  { actions: ["secretsmanager:RestoreSecret"], on: secrets },
  {
    actions: ["kms:CancelKeyDeletion", "kms:EnableKey"],
    on: anyArns("kms", "key"),
    conditions: ownedByTag,
  },
];

/** First whatever writes is stopped, then data is saved, then Terraform destroys, then the rest is looked for. */
export const destroying: readonly Grant[] = [
  ...planning,
  ...changingServices,
  ecs(tasks, "StopTask"),
  rds(named("db", "snapshot"), "CreateDBSnapshot", "AddTagsToResource"),
  { actions: ["logs:DeleteLogGroup"], on: logGroups },
];

/** A database is restored beside the one that runs, asked by a task, and deleted. */
export const drilling: readonly Grant[] = [
  ...runningTasks,
  ...lookingAtDatabases,
  lookingAtBackups,
  readingPointers,
  // A snapshot that AWS makes by itself begins with the name of its database; a backup has an id of its own.
  rds(
    (names) => [...partsOfInstance(names), ...named("snapshot", "snapshot:rds")(names)],
    "RestoreDBInstanceFromDBSnapshot",
  ),
  rds(
    (names) => [...partsOfInstance(names), names.own.arn("rds", "auto-backup:*")],
    "RestoreDBInstanceToPointInTime",
  ),
  rds(
    named("db"),
    "AddTagsToResource",
    "DeleteDBInstance",
    "ModifyDBInstance",
    "RemoveTagsFromResource",
  ),
  passingTo("monitoring.rds.amazonaws.com"),
  { actions: ["secretsmanager:GetSecretValue"], on: secrets },
  throughService("secretsmanager", "kms:Decrypt"),
  throughService("rds", "kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"),
  { actions: ["kms:DescribeKey"], on: anyArns("kms", "key"), conditions: ownedByTag },
];
