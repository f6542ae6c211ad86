import { CreateServiceLinkedRoleCommand, GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import type { Access } from "./access";
import { clientConfig } from "./client-config";
import { awsErrorName, callingAws, orNothing } from "./errors";

/** A role by which a service of AWS acts in an account. It costs nothing. */
export interface ServiceLinkedRole {
  readonly name: string;
  /** The service that uses it, as IAM names it. */
  readonly service: string;
  /** The types of resources that make AWS want it. */
  readonly wantedBy: RegExp;
}

/** Source: "AWS services that work with IAM", and the page on service-linked roles of each service. */
const ROLES: readonly ServiceLinkedRole[] = [
  {
    name: "AWSServiceRoleForECS",
    service: "ecs.amazonaws.com",
    wantedBy: /^aws_ecs_(cluster|service)$/,
  },
  {
    name: "AWSServiceRoleForElasticLoadBalancing",
    service: "elasticloadbalancing.amazonaws.com",
    wantedBy: /^aws_lb$/,
  },
  {
    name: "AWSServiceRoleForRDS",
    service: "rds.amazonaws.com",
    wantedBy: /^aws_(db_subnet_group|db_instance)$/,
  },
  {
    name: "AWSServiceRoleForApplicationAutoScaling_ECSService",
    service: "ecs.application-autoscaling.amazonaws.com",
    wantedBy: /^aws_appautoscaling_target$/,
  },
];

/** The roles that resources of some types need. */
export const rolesFor = (types: readonly string[]): ServiceLinkedRole[] =>
  ROLES.filter(({ wantedBy }) => types.some((type) => wantedBy.test(type)));

interface Place {
  readonly access: Access;
  readonly stack: { readonly region: string };
}

/** Which of these roles the account has not. */
export async function missingRoles(
  place: Place,
  wanted: readonly ServiceLinkedRole[],
): Promise<ServiceLinkedRole[]> {
  const client = iam(place);
  const there = await callingAws("looking for service-linked roles", () =>
    Promise.all(
      wanted.map(({ name }) => orNothing(client.send(new GetRoleCommand({ RoleName: name })))),
    ),
  );
  return wanted.filter((_, index) => there[index] === undefined);
}

/** Makes a role; that somebody else made it meanwhile is as good. */
export async function makeRole(place: Place, { service, name }: ServiceLinkedRole): Promise<void> {
  try {
    await iam(place).send(new CreateServiceLinkedRoleCommand({ AWSServiceName: service }));
  } catch (error) {
    // IAM's way to say that it is there: "Service role name … has been taken in this account".
    const taken = error instanceof Error && /has been taken/.test(error.message);
    if (!(taken && awsErrorName(error)?.startsWith("InvalidInput")))
      await callingAws(`making ${name}`, () => Promise.reject(error));
  }
}

const iam = ({ access, stack }: Place): IAMClient =>
  new IAMClient(clientConfig(access, stack.region));
