import { blocksOf, isValues, textOf, type Values } from "../review/model/values";

/** A value of a plan and Terraform's mark on it: `true`, or the shape of the value with `true` where it is secret. */
export type Marked = readonly [value: unknown, mark: unknown];

/** Everything in a plan's JSON that has a mark, and is a secret for all that the plan says. */
export function markedIn(json: Values): Marked[] {
  const { resource_changes, resource_drift, output_changes, variables, configuration } = json;
  const resources = [...blocksOf(resource_changes), ...blocksOf(resource_drift)];
  const outputs = Object.values(isValues(output_changes) ? output_changes : {}).filter(isValues);
  return [
    ...resources.flatMap(({ type, change }) =>
      sidesOf(change).map(([value, mark]): Marked => [value, secretIn(type, value, mark)]),
    ),
    ...outputs.flatMap(sidesOf),
    ...stateIn(json).map(
      ({ type, values, sensitive_values }): Marked => [
        values,
        secretIn(type, values, sensitive_values),
      ],
    ),
    [variables, secretVariables(json)],
    ...Object.values(declaredIn(json)).flatMap((one): Marked[] =>
      isValues(one) && one.sensitive === true ? [[one.default, true]] : [],
    ),
    ...secretConstants(configuration).map((one): Marked => [one, true]),
  ];
}

const sidesOf = (change: unknown): Marked[] =>
  isValues(change)
    ? [
        [change.before, change.before_sensitive],
        [change.after, change.after_sensitive],
      ]
    : [];

/**
 * The provider marks the value of every parameter, also of one that is no secret, and says that again in
 * `insecure_value`: a setting is a word such as `eu-west-1`, which stands in much else.
 */
const secretIn = (type: unknown, values: unknown, mark: unknown): unknown =>
  type === "aws_ssm_parameter" &&
  isValues(values) &&
  textOf(values.insecure_value) &&
  isValues(mark)
    ? { ...mark, value: false }
    : mark;

/** Marks for `variables`: Terraform says in the configuration alone which are secret. */
export function secretVariables(json: Values): Values {
  const secret = Object.entries(declaredIn(json)).filter(
    ([, one]) => isValues(one) && one.sensitive === true,
  );
  return Object.fromEntries(secret.map(([name]) => [name, { value: true }]));
}

/** Everything in the state that a plan was made from. */
const stateIn = ({ prior_state: state }: Values): readonly Values[] =>
  isValues(state) && isValues(state.values) ? resourcesIn(state.values.root_module) : [];

const resourcesIn = (module: unknown): readonly Values[] =>
  isValues(module)
    ? [...blocksOf(module.resources), ...blocksOf(module.child_modules).flatMap(resourcesIn)]
    : [];

function declaredIn({ configuration }: Values): Values {
  const root = isValues(configuration) ? configuration.root_module : undefined;
  return isValues(root) && isValues(root.variables) ? root.variables : {};
}

/** Arguments that are never in a plan's changes, and so have no mark there, though somebody may write them down. */
const WRITTEN_ONLY = /_wo$|password$|^secret_string$/;

/** Passwords that the configuration itself says. */
function secretConstants(expression: unknown): unknown[] {
  if (Array.isArray(expression)) return expression.flatMap(secretConstants);
  if (!isValues(expression)) return [];
  return Object.entries(expression).flatMap(([name, one]) =>
    WRITTEN_ONLY.test(name) && isValues(one) && "constant_value" in one
      ? [one.constant_value]
      : secretConstants(one),
  );
}
