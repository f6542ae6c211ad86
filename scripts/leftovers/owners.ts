import type { StackContext } from "../lib/stack-context";
import type { Remains } from "../receipt/receipt";
import { type Arn, typeOf } from "./classify";
import * as data from "./owners-data";
import { existsInEc2 } from "./owners-ec2";
import * as runtime from "./owners-runtime";

/**
 * What the service that owns a resource says of it: it is there, it is gone, it is there and will or should
 * stay. `unknown`: nobody here can ask, and the tagging API's word has to do.
 */
export type Finding = "there" | "gone" | "unknown" | { readonly remains: Remains };

export type Ask = (place: Place, resource: Arn) => Promise<Finding>;

export type Place = Pick<StackContext, "stack" | "access">;

/** By type; what is not in it is `unknown`. */
const OWNERS: Readonly<Record<string, Ask>> = {
  "dynamodb:table": data.table,
  "ecr:repository": data.repository,
  "ecs:cluster": runtime.cluster,
  "ecs:service": runtime.service,
  "ecs:task": runtime.task,
  "ecs:task-definition": runtime.taskDefinition,
  "kms:key": data.key,
  "logs:log-group": runtime.logGroup,
  "rds:auto-backup": data.automatedBackup,
  "rds:db": data.database,
  "rds:pg": data.parameterGroup,
  "rds:snapshot": data.snapshot,
  "rds:subgrp": data.subnetGroup,
  s3: data.bucket,
  "secretsmanager:secret": data.secret,
  "ssm:parameter": runtime.parameter,
};

/** Asks the owner of a resource: the tagging API lists for a while what was just deleted. */
export async function askOwner(place: Place, resource: Arn): Promise<Finding> {
  if (resource.service === "ec2") return existsInEc2(place, resource);
  return OWNERS[typeOf(resource)]?.(place, resource) ?? "unknown";
}
