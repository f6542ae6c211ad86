import { plannedTag, textOf, type Values } from "./wanted";
import type { Candidate, Tags } from "./way";

/** Things of EC2, and others without a name of their own: the tag that AWS's console shows as their name. */
export const byNameTag = (kind: string, id: "id" | "arn" = "id"): Tags => ({
  by: "tags",
  kind,
  is: ({ tags }, planned) => {
    const name = plannedTag(planned, "Name");
    return name !== undefined && tags.Name === name;
  },
  id: (found) => found[id],
});

/** Things with a name that two of a kind cannot share, imported by it. */
export const byName = (kind: string, argument = "name"): Tags => ({
  by: "tags",
  kind,
  is: ({ id }, planned) => {
    const name = textOf(planned, argument);
    // The ARN of a parameter leaves out its first slash; that of a log group may end with `:*`.
    return name !== undefined && [name, name.replace(/^\//, ""), `${name}:*`].includes(id);
  },
  id: (_, planned) => textOf(planned, argument),
});

/** A secret's ARN ends with a hyphen and six characters of AWS's. */
export const secret: Tags = {
  by: "tags",
  kind: "secretsmanager:secret",
  is: ({ id }, planned) => id.replace(/-\w{6}$/, "") === textOf(planned, "name"),
  id: ({ arn }) => arn,
};

/** Its name is made of the planned prefix and what the provider adds: 26 digits that tell when. */
export const parameterGroup: Tags = {
  by: "tags",
  kind: "rds:pg",
  is: ({ id }, planned) => {
    const prefix = textOf(planned, "name_prefix");
    if (prefix === undefined) return id === textOf(planned, "name");
    return id.startsWith(prefix) && /^[0-9a-f]{26}$/.test(id.slice(prefix.length));
  },
  id: ({ id }) => id,
  alike: ["family"],
};

/** `<cluster>/<name>` is what its ARN ends with and what it is imported by. */
export const ecsService: Tags = {
  by: "tags",
  kind: "ecs:service",
  is: ({ id }, planned) => {
    const [cluster, name] = id.split("/");
    const planned_cluster = lastOf(textOf(planned, "cluster"), "/");
    return name === textOf(planned, "name") && cluster === planned_cluster;
  },
  id: ({ id }) => id,
};

/** `loadbalancer/app/<name>/<id>`, `targetgroup/<name>/<id>`. */
export const balancing = (kind: "loadbalancer" | "targetgroup"): Tags => ({
  by: "tags",
  kind: `elasticloadbalancing:${kind}`,
  is: ({ id }, planned) => id.split("/").at(-2) === textOf(planned, "name"),
  id: ({ arn }) => arn,
});

/** `listener/app/<balancer>/<its id>/<id>`: a part of `loadbalancer/app/<balancer>/<its id>`. */
export const listener: Tags = partOf("listener", "load_balancer_arn", ["port", "protocol"]);

export const listenerRule: Tags = partOf("listener-rule", "listener_arn", ["priority"]);

function partOf(kind: string, argument: string, alike: readonly string[]): Tags {
  const below = (arn: string) => arn.replace(/^.*:(loadbalancer|listener)\//, "");
  return {
    by: "tags",
    kind: `elasticloadbalancing:${kind}`,
    is: ({ id }, planned) => {
      const owner = textOf(planned, argument);
      return owner !== undefined && id.replace(/\/[^/]+$/, "") === below(owner);
    },
    id: ({ arn }) => arn,
    alike,
  };
}

/** Its ARN says nothing of its service; a second registration of a target with tags is refused. */
export const scalableTarget: Tags = {
  by: "tags",
  kind: "application-autoscaling:scalable-target",
  is: sameService,
  id: (_, planned) => {
    const parts = ["service_namespace", "resource_id", "scalable_dimension"].map((name) =>
      textOf(planned, name),
    );
    return parts.includes(undefined) ? undefined : parts.join("/");
  },
};

/** A key has no name: its alias has, and what the key is for. */
export const key: Tags = {
  by: "tags",
  kind: "kms:key",
  is: () => true,
  id: ({ id }) => id,
  alike: ["description"],
};

export const namespace: Tags = {
  by: "tags",
  kind: "servicediscovery:namespace",
  is: () => true,
  id: ({ id }) => id,
  alike: ["name"],
};

function sameService({ tags }: Candidate, planned: Values): boolean {
  return tags.Service === plannedTag(planned, "Service");
}

const lastOf = (text: string | undefined, separator: string) => text?.split(separator).at(-1);
