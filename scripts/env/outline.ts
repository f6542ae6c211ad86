/**
 * A value as an indented outline, for people: fields in the order of the schema, short lists of
 * plain values on one line, nothing said of fields that are not set.
 */
export function outline(value: unknown): string {
  return lines(value).join("\n");
}

function lines(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listItem);
  if (!isObject(value)) return [scalar(value)];
  return Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .flatMap(([key, field]) => {
      const inline = onOneLine(field);
      return inline === undefined
        ? [`${key}:`, ...lines(field).map((line) => `  ${line}`)]
        : [`${key}: ${inline}`];
    });
}

function listItem(item: unknown): string[] {
  const inline = onOneLine(item);
  if (inline !== undefined) return [`- ${inline}`];
  return lines(item).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

function onOneLine(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    if (value.some((item) => typeof item === "object" && item !== null)) return undefined;
    const text = `[${value.map(scalar).join(", ")}]`;
    return text.length > 80 ? undefined : text;
  }
  if (!isObject(value)) return scalar(value);
  return Object.keys(value).length === 0 ? "{}" : undefined;
}

function scalar(value: unknown): string {
  if (typeof value !== "string") return String(value);
  return /^[\w./*@-][\w ./*@:+()?-]*$/.test(value) && !/^(true|false|null|[\d.]+)$/.test(value)
    ? value
    : JSON.stringify(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
