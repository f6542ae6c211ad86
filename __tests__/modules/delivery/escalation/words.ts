import type { Request } from "../../../support/iam-in-stacks";

const ACCOUNT = "111111111111";
export const iam = (resource: string) => `arn:aws:iam::${ACCOUNT}:${resource}`;
export const here = (service: string, resource: string) =>
  `arn:aws:${service}:eu-west-1:${ACCOUNT}:${resource}`;

export const ownRole = iam("role/acme-dev-api-task");
export const itself = iam("role/acme-dev-deploy");
export const boundary = { "iam:PermissionsBoundary": iam("policy/acme-dev-boundary") };
export const ownTags = { "aws:ResourceTag/Platform": "acme", "aws:ResourceTag/Environment": "dev" };
export const sharedTags = { ...ownTags, "aws:ResourceTag/Environment": "shared" };
export const othersTags = { ...ownTags, "aws:ResourceTag/Environment": "prod" };
export const newTags = { "aws:RequestTag/Platform": "acme", "aws:RequestTag/Environment": "dev" };

/** What the role that deploys dev does, as a sentence goes on, and the request that it is. */
export type Ways = readonly (readonly [what: string, request: Request])[];

export function passing(role: string, service = "ecs-tasks.amazonaws.com"): Request {
  return { action: "iam:PassRole", resource: role, context: { "iam:PassedToService": service } };
}
