import { describing, vpcAttributes } from "./ec2";
import type { ActionsByType, Grant } from "./grant";
import { throughService } from "./keys";
import { type Names, namedAfter, prescribed } from "./names";
import { passingTo, serviceLinkedRole } from "./passing";

/** By the names of the databases: groups and snapshots begin with them. */
export const named =
  (...types: readonly string[]) =>
  (names: Names) =>
    [
      `${names.own.prefix}-*`,
      ...prescribed(names, "database instance").flatMap(namedAfter),
    ].flatMap((name) => types.map((type) => names.own.arn("rds", `${type}:${name}`)));

/** What a database is made of; the option group is AWS's own, one for each version. */
export const partsOfInstance = (names: Names) => [
  ...named("db", "pg", "subgrp")(names),
  names.own.arn("rds", "og:default*"),
];

export const rds = (on: Grant["on"], ...actions: readonly string[]): Grant => ({
  actions: actions.map((action) => `rds:${action}`),
  on,
});

/** By the ids that AWS gives them, which is a filter on all: the state knows no name that lasts. */
export const listingDatabases = rds(({ own }) => [own.arn("rds", "db:*")], "DescribeDBInstances");

const TAGS = ["AddTagsToResource", "RemoveTagsFromResource"] as const;

/** RDS keeps the master password there, where it is told to, under a name of its own; nobody does but RDS, for whoever asks it. */
const masterPassword: Grant = {
  actions: [
    "secretsmanager:CreateSecret",
    "secretsmanager:RotateSecret",
    "secretsmanager:TagResource",
  ],
  on: ({ own }) => [own.arn("secretsmanager", "secret:rds!db-*")],
  conditions: () => ({ Bool: { "aws:ViaAWSService": "true" } }),
};

/** What RDS looks up in the name of whoever makes a database. Source: AWS's policy AmazonRDSFullAccess. */
const surroundings = [
  vpcAttributes,
  describing(
    "AccountAttributes",
    "AvailabilityZones",
    "InternetGateways",
    "SecurityGroups",
    "Subnets",
    "Vpcs",
  ),
];

/** RDS. */
export const databases: ActionsByType = {
  aws_db_instance: {
    read: [listingDatabases, rds(named("db"), "ListTagsForResource")],
    write: [
      rds(partsOfInstance, "CreateDBInstance", "CreateDBInstanceReadReplica", "ModifyDBInstance"),
      rds(
        (names) => [...partsOfInstance(names), ...named("snapshot")(names)],
        "RestoreDBInstanceFromDBSnapshot",
      ),
      rds(named("db"), "RebootDBInstance", "DeleteDBInstance"),
      // The final one.
      rds(named("db", "snapshot"), "CreateDBSnapshot", ...TAGS),
      passingTo("monitoring.rds.amazonaws.com"),
      serviceLinkedRole("rds.amazonaws.com"),
      throughService(
        "rds",
        "kms:CreateGrant",
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:GenerateDataKey",
      ),
      masterPassword,
      ...surroundings,
    ],
  },
  aws_db_parameter_group: {
    read: [
      rds(named("pg"), "DescribeDBParameterGroups", "DescribeDBParameters", "ListTagsForResource"),
    ],
    write: [
      rds(
        named("pg"),
        "CreateDBParameterGroup",
        "ModifyDBParameterGroup",
        "ResetDBParameterGroup",
        "DeleteDBParameterGroup",
        ...TAGS,
      ),
    ],
  },
  aws_db_subnet_group: {
    read: [rds(named("subgrp"), "DescribeDBSubnetGroups", "ListTagsForResource")],
    write: [
      rds(
        named("subgrp"),
        "CreateDBSubnetGroup",
        "ModifyDBSubnetGroup",
        "DeleteDBSubnetGroup",
        ...TAGS,
      ),
      ...surroundings,
    ],
  },
};
