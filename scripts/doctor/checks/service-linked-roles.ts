import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { clientConfig } from "../../aws/client-config";
import { callingAws, orNothing } from "../../aws/errors";
import type { StackContext } from "../../lib/stack-context";
import type { Stack } from "../../stacks/stack";
import { type Check, notChecked, ok, warning } from "../finding";

interface ServiceLinkedRole {
  readonly name: string;
  /** The service that uses it, as IAM names it. */
  readonly service: string;
  /** What in a stack makes AWS want it. */
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

/**
 * The roles by which AWS's services act in the account. In a new account each service makes its own at the
 * first use, if the caller may; RDS can answer the very call that made it with a refusal.
 */
export const serviceLinkedRolesCheck = (context: StackContext): Check => ({
  name: "service-linked roles",
  async look() {
    const wanted = rolesFor(context.stack);
    if (wanted.length === 0) return notChecked("nothing here needs one");
    const client = new IAMClient(clientConfig(context.access, context.stack.region));
    const there = await callingAws("looking for service-linked roles", () =>
      Promise.all(
        wanted.map(({ name }) => orNothing(client.send(new GetRoleCommand({ RoleName: name })))),
      ),
    );
    const missing = wanted.filter((_, index) => there[index] === undefined);
    if (missing.length === 0) return ok(`all ${wanted.length} are there`);
    return warning(
      `not there yet: ${missing.map(({ name }) => name).join(", ")}`,
      [
        "AWS makes each at its first use, if you may iam:CreateServiceLinkedRole. A deploy that is refused because of one goes through when it is run again. To have them first:",
        ...missing.map(
          ({ service }) => `aws iam create-service-linked-role --aws-service-name ${service}`,
        ),
      ].join("\n"),
    );
  },
});

function rolesFor({ configuration }: Stack): ServiceLinkedRole[] {
  const types = Object.keys(configuration.resource ?? {});
  return ROLES.filter(({ wantedBy }) => types.some((type) => wantedBy.test(type)));
}
