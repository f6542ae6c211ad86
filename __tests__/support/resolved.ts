type Json = Readonly<Record<string, unknown>>;

interface Stack {
  readonly json: Json;
  resource(address: string): Json;
}

/** Where ARNs are made up for. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/**
 * The JSON of a policy with ARNs as AWS would make them in place of references, so that patterns can be
 * compared with them.
 */
export const resolved = (document: unknown, stack: Stack, place: Place): string =>
  String(document).replaceAll(
    /\$\{(?:one\()?(?:(module)|(\w+))\.(\w+)(?:\[\*\])?\.(\w+)\)?\}/g,
    (reference, isModule: string | undefined, type: string, name: string, attribute: string) => {
      const config = isModule
        ? (stack.json.module as Record<string, Json>)[name]
        : stack.resource(`${type}.${name}`);
      const of = isModule ? ARNS.module : ARNS[`${type}.${attribute}`];
      if (!of || !config) throw new Error(`it is not known what ${reference} becomes`);
      return of(
        config,
        ({ service, resource, global }) =>
          `arn:aws:${service}:${global ? "" : place.region}:${place.account}:${resource}`,
      );
    },
  );

type Arn = (of: { service: string; resource: string; global?: boolean }) => string;

/** A secret's ARN ends in six characters of AWS's choice. */
const secret = ({ name }: Json, arn: Arn) =>
  arn({ service: "secretsmanager", resource: `secret:${name}-AbCdEf` });

const ARNS: Readonly<Record<string, (config: Json, arn: Arn) => string>> = {
  module: secret,
  "aws_secretsmanager_secret.arn": secret,
  "aws_cloudwatch_log_group.arn": ({ name }, arn) =>
    arn({ service: "logs", resource: `log-group:${name}` }),
  "aws_ssm_parameter.arn": ({ name }, arn) =>
    arn({ service: "ssm", resource: `parameter/${String(name).replace(/^\//, "")}` }),
  "aws_db_instance.resource_id": () => "db-ABCDEFGHIJKL",
  "aws_kms_key.arn": (_, arn) => arn({ service: "kms", resource: "key/of-the-environment" }),
  "aws_appautoscaling_target.arn": (_, arn) =>
    arn({ service: "application-autoscaling", resource: "scalable-target/1a2b" }),
  "aws_ecs_cluster.name": ({ name }) => String(name),
  "aws_ecs_cluster.arn": ({ name }, arn) => arn({ service: "ecs", resource: `cluster/${name}` }),
  "aws_ecs_task_definition.arn_without_revision": ({ family }, arn) =>
    arn({ service: "ecs", resource: `task-definition/${family}` }),
  "aws_iam_role.arn": ({ name }, arn) =>
    arn({ service: "iam", resource: `role/${name}`, global: true }),
};
