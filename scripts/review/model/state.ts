import { blocksOf, isValues, type Values } from "./values";

/** Every resource and data source of the state that a plan was made from, those of modules too. */
export function stateOf({ prior_state }: Values): Values[] {
  const values = isValues(prior_state) ? prior_state.values : undefined;
  return isValues(values) ? resourcesIn(values.root_module) : [];
}

function resourcesIn(module: unknown): Values[] {
  if (!isValues(module)) return [];
  return [...blocksOf(module.resources), ...blocksOf(module.child_modules).flatMap(resourcesIn)];
}
