import type { Grant } from "./grant";
import { ownRoles } from "./scope";

/** Hands a role of the environment to one AWS service, and to no other. */
export const passingTo = (service: string): Grant => ({
  actions: ["iam:PassRole"],
  on: ownRoles,
  conditions: () => ({ StringEquals: { "iam:PassedToService": service } }),
});

/**
 * Lets AWS make the role that a service needs once an account, at the first thing of its kind. It is
 * always of AWS's own making: nobody chooses what it may.
 */
export const serviceLinkedRole = (service: string): Grant => ({
  actions: ["iam:CreateServiceLinkedRole"],
  on: ({ own }) => [own.iamArn(`role/aws-service-role/${service}/*`)],
  conditions: () => ({ StringEquals: { "iam:AWSServiceName": service } }),
});
