import { gunzipSync, gzipSync } from "node:zlib";
import { blocksOf, isValues, type Values } from "../review/model/values";
import { dataSourcesIn, markedIn, secretVariables } from "./marked";
import { Masking } from "./masking";

/** {@link forReview} as it is in a plan file. */
export const pack = (json: object): Buffer => gzipSync(JSON.stringify(forReview(json as Values)));

/** What {@link pack} packed, as JSON text. */
export const unpack = (packed: Buffer): string => gunzipSync(packed).toString("utf8");

/**
 * What `devops-platform review` reads of a plan, from what `terraform show -json` says of it. A plan file is passed on
 * between jobs, so secrets are tokens in it, and what a review does not need is left out: the planned values, and the
 * state but for what data sources read.
 */
export function forReview(json: Values): Values {
  const masking = new Masking();
  for (const [value, mark] of markedIn(json)) masking.learn(value, mark);
  const { planned_values, prior_state, timestamp, ...rest } = json;
  const { resource_changes, resource_drift, output_changes, variables, configuration } = json;
  const changes = { resource_changes, resource_drift };
  const outputs = isValues(output_changes) ? Object.entries(output_changes) : [];
  return {
    ...rest,
    ...(isValues(variables) && { variables: masking.mask(variables, secretVariables(json)) }),
    ...(isValues(configuration) && { configuration: constantsMasked(configuration, masking) }),
    ...(prior_state !== undefined && { prior_state: dataSources(json, masking) }),
    ...Object.fromEntries(
      Object.entries(changes).flatMap(([name, all]) =>
        Array.isArray(all)
          ? [[name, blocksOf(all).map((one) => ({ ...one, change: sides(one.change, masking) }))]]
          : [],
      ),
    ),
    ...(outputs.length > 0 && {
      output_changes: Object.fromEntries(
        outputs.map(([name, change]) => [name, sides(change, masking)]),
      ),
    }),
  };
}

/** Addresses and keys stay as they are: a review goes by them, and Terraform takes no secret in them. */
function sides(change: unknown, masking: Masking): unknown {
  if (!isValues(change)) return change;
  return {
    ...change,
    before: masking.mask(change.before, change.before_sensitive),
    after: masking.mask(change.after, change.after_sensitive),
  };
}

function dataSources(json: Values, masking: Masking): Values {
  const resources = dataSourcesIn(json).map((one) => ({
    ...one,
    values: masking.mask(one.values, one.sensitive_values),
  }));
  return { values: { root_module: { resources } } };
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
