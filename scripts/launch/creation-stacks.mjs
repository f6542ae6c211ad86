/**
 * Does something without the creation stacks of CDKTF's tokens: of each of thousands of values it
 * notes where it was made, at every frame's cost, only to say so when resolving one fails. Errors
 * keep their stacks.
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
export function withoutCreationStacks(work) {
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = (object, frames) =>
    object instanceof Error ? [String(object), ...frames].join("\n    at ") : "";
  try {
    return work();
  } finally {
    Error.prepareStackTrace = before;
  }
}
