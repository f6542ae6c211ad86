import { gunzipSync, gzipSync } from "node:zlib";
import { blocksOf, isValues, type Values } from "../review/model/values";
import { markedIn, secretVariables } from "./marked";
import { Masking } from "./masking";

/** {@link forReview} as it is in a plan file. */
export const pack = (json: object): Buffer => gzipSync(JSON.stringify(forReview(json as Values)));

/** What {@link pack} packed, as JSON text. */
export const unpack = (packed: Buffer): string => gunzipSync(packed).toString("utf8");

/**
 * What `devops-platform review` reads of a plan, from what `terraform show -json` says of it. A plan file is passed on
 * between jobs, so secrets are tokens in it. The planned values are left out: the changes say them again.
 */
export function forReview(json: Values): Values {
  const masking = new Masking();
  for (const [value, mark] of markedIn(json)) masking.learn(value, mark);
  const { planned_values, prior_state, timestamp, ...rest } = json;
  const { resource_changes, resource_drift, output_changes, variables, configuration } = json;
  const outputs = isValues(output_changes) ? Object.entries(output_changes) : [];
  return {
    ...rest,
    ...(isValues(variables) && { variables: masking.mask(variables, secretVariables(json)) }),
    ...(isValues(configuration) && { configuration: constantsMasked(configuration, masking) }),
    ...(prior_state !== undefined && { prior_state: state(prior_state, masking) }),
    resource_changes: changes(resource_changes, masking),
    ...(resource_drift !== undefined && { resource_drift: changes(resource_drift, masking) }),
    ...(outputs.length > 0 && {
      output_changes: Object.fromEntries(
        outputs.map(([name, change]) => [name, sides(change, masking)]),
      ),
    }),
  };
}

const changes = (all: unknown, masking: Masking): unknown =>
  blocksOf(all).map((one) => ({ ...one, change: sides(one.change, masking) }));

/** Addresses and keys stay as they are: a review goes by them, and Terraform takes no secret in them. */
function sides(change: unknown, masking: Masking): unknown {
  if (!isValues(change)) return change;
  return {
    ...change,
    before: masking.mask(change.before, change.before_sensitive),
    after: masking.mask(change.after, change.after_sensitive),
  };
}

/** A state with its values masked, in modules of modules too; outputs are among the changes. */
function state(content: unknown, masking: Masking): unknown {
  const values = isValues(content) && isValues(content.values) ? content.values : {};
  return { values: { root_module: stateModule(values.root_module, masking) } };
}

function stateModule(content: unknown, masking: Masking): Values {
  const module = isValues(content) ? content : {};
  return {
    ...module,
    resources: blocksOf(module.resources).map((one) => ({
      ...one,
      values: masking.mask(one.values, one.sensitive_values),
    })),
    child_modules: blocksOf(module.child_modules).map((one) => stateModule(one, masking)),
  };
}

/** A configuration with its references as they are, and without secrets in what it says literally. */
function constantsMasked(expression: unknown, masking: Masking): unknown {
  if (Array.isArray(expression)) return expression.map((one) => constantsMasked(one, masking));
  if (!isValues(expression)) return expression;
  return Object.fromEntries(
    Object.entries(expression).map(([name, one]) => [
      name,
      name === "constant_value" || name === "default"
        ? masking.mask(one)
        : constantsMasked(one, masking),
    ]),
  );
}
