import { describing } from "./ec2";
import type { ActionsByType, Grant } from "./grant";
import { type Names, prescribed } from "./names";
import { serviceLinkedRole } from "./passing";
import { anyArns, anywhere } from "./scope";

/** Everything of a load balancer has its name in the ARN: `listener/app/acme-dev-public/0123…/4567…`. */
const balancer = (type: string) => (names: Names) =>
  [`${names.own.prefix}-*`, ...prescribed(names, "load balancer")].map((name) =>
    names.own.arn("elasticloadbalancing", `${type}/app/${name}/*`),
  );

const loadBalancers = balancer("loadbalancer");
const listeners = balancer("listener");
const rules = balancer("listener-rule");
const targetGroups = ({ own }: Names) => [
  own.arn("elasticloadbalancing", `targetgroup/${own.prefix}-*`),
];

const describingLoad = (...things: readonly string[]): Grant =>
  anywhere(...things.map((thing) => `elasticloadbalancing:Describe${thing}`));

const on = (resources: Grant["on"], ...actions: readonly string[]): Grant => ({
  actions: actions.map((action) => `elasticloadbalancing:${action}`),
  on: resources,
});

const TAGS = ["AddTags", "RemoveTags"] as const;

/**
 * What a load balancer looks up in the name of whoever makes it. Source: Elastic Load Balancing, "API permissions", and
 * for the groups of a VPC https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3917.
 */
const surroundings: readonly Grant[] = [
  describing(
    "AccountAttributes",
    "Addresses",
    "InternetGateways",
    "NetworkInterfaces",
    "SecurityGroups",
    "Subnets",
    "Vpcs",
  ),
  { actions: ["ec2:GetSecurityGroupsForVpc"], on: anyArns("ec2", "vpc") },
];

/** Elastic Load Balancing. */
export const balancing: ActionsByType = {
  aws_lb: {
    read: [
      describingLoad("LoadBalancers", "LoadBalancerAttributes", "CapacityReservation", "Tags"),
    ],
    write: [
      on(
        loadBalancers,
        "CreateLoadBalancer",
        "ModifyLoadBalancerAttributes",
        "SetSecurityGroups",
        "SetSubnets",
        "DeleteLoadBalancer",
        ...TAGS,
      ),
      ...surroundings,
      serviceLinkedRole("elasticloadbalancing.amazonaws.com"),
    ],
  },
  aws_lb_listener: {
    read: [describingLoad("Listeners", "ListenerAttributes", "Tags")],
    write: [
      on(loadBalancers, "CreateListener"),
      on(listeners, "ModifyListener", "ModifyListenerAttributes", "DeleteListener", ...TAGS),
    ],
  },
  aws_lb_listener_certificate: {
    read: [describingLoad("ListenerCertificates")],
    write: [on(listeners, "AddListenerCertificates", "RemoveListenerCertificates")],
  },
  aws_lb_listener_rule: {
    read: [describingLoad("Rules", "Tags")],
    write: [
      on(listeners, "CreateRule"),
      on(rules, "ModifyRule", "SetRulePriorities", "DeleteRule", ...TAGS),
    ],
  },
  aws_lb_target_group: {
    read: [describingLoad("TargetGroups", "TargetGroupAttributes", "Tags")],
    write: [
      on(
        targetGroups,
        "CreateTargetGroup",
        "ModifyTargetGroup",
        "ModifyTargetGroupAttributes",
        "DeleteTargetGroup",
        ...TAGS,
      ),
    ],
  },
};
