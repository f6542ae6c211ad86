import { blocksOf, isValues, textOf, type Values } from "../review/model/values";

/** A value of a plan and Terraform's mark on it: `true`, or the shape of the value with `true` where it is secret. */
export type Marked = readonly [value: unknown, mark: unknown];

/** Everything in a plan's JSON that has a mark, and is a secret for all that the plan says. */
export function markedIn(json: Values): Marked[] {
  const { resource_changes, resource_drift, output_changes, variables, configuration } = json;
  const resources = [...blocksOf(resource_changes), ...blocksOf(resource_drift)];
  const isSetting = settingsAmong(resources);
  const outputs = Object.values(isValues(output_changes) ? output_changes : {}).filter(isValues);
  return [
    ...resources.flatMap(({ type, change }) =>
      sidesOf(change).map(
        ([value, mark]): Marked => [value, secretIn(type, value, mark, isSetting)],
      ),
    ),
    ...outputs.flatMap(sidesOf),
    ...stateIn(json).map(
      ({ type, values, sensitive_values }): Marked => [
        values,
        secretIn(type, values, sensitive_values, isSetting),
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
 * The provider marks the value of every parameter, also of one that is no secret: it says that again in
 * `insecure_value`, or the parameter is none of those that AWS encrypts. A setting is a word such as `eu-west-1`, which
 * stands in much else. Where it is marked it is masked all the same.
 */
function secretIn(
  type: unknown,
  values: unknown,
  mark: unknown,
  isSetting: (text: string) => boolean,
): unknown {
  if (type !== "aws_ssm_parameter" || !isValues(values) || !isValues(mark)) return mark;
  const { value, type: kind } = values;
  const isPlain =
    (kind === "String" || kind === "StringList") && typeof value === "string" && isSetting(value);
  return textOf(values.insecure_value) || isPlain ? { ...mark, value: false } : mark;
}

/** Shorter ones are settings in a parameter that AWS does not encrypt. */
const LEAST = 8;

/** Arguments that call a thing by its name, in any type. */
const NAMES =
  /^(id|arn|url|region|bucket|family|identifier|endpoint|address|dns_name)$|(^|_)(name|endpoint)$/;

/** Tells a setting in a plain parameter: what is short, and what something of the plan is called without a mark. */
function settingsAmong(resources: readonly Values[]): (text: string) => boolean {
  let names: Set<string> | undefined;
  return (text) => {
    if (text.length < LEAST) return true;
    names ??= new Set(
      resources.flatMap(({ change }) =>
        sidesOf(change).flatMap(([value, mark]) => named(value, mark)),
      ),
    );
    return names.has(text);
  };
}

const named = (value: unknown, mark: unknown): string[] =>
  !isValues(value) || mark === true
    ? []
    : Object.entries(value).flatMap(([name, one]) =>
        typeof one === "string" && NAMES.test(name) && !(isValues(mark) && mark[name] === true)
          ? [one]
          : [],
      );

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
