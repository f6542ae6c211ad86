import type { ApiCall } from "../interference";

/** Where calls were made. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/**
 * What a call says, whatever its protocol: a path to each value, `Tags.member.1.Key` or `tags.0.key`. Calls without
 * a body say something in their path and query alone.
 */
export type Said = ReadonlyMap<string, string>;

export function saidIn({ body }: ApiCall): Said {
  if (body === "" || body.startsWith("<")) return new Map();
  if (!body.startsWith("{")) return new Map(new URLSearchParams(body));
  return new Map(flat(JSON.parse(body)));
}

/** The values under a name at the top, one or several: `VpcId`, `VpcId.1`, `Names.member.1`, `names.0`. */
export function valuesOf(said: Said, name: string): string[] {
  const pattern = new RegExp(`^${name}(?:\\.(?:\\w+\\.)?\\d+)?$`, "i");
  return [...said].filter(([path]) => pattern.test(path)).map(([, value]) => value);
}

export const firstOf = (said: Said, name: string): string | undefined => valuesOf(said, name)[0];

/** What is tagged in a call, and how: a list of keys and values, or an object. */
export function tagsIn(said: Said): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const [path, value] of said) {
    if (!/(?:^|\.)tag/i.test(path)) continue;
    const [, entry] = /^(.+)\.(?:Tag)?Key$/i.exec(path) ?? [];
    const given = entry === undefined ? undefined : valueBeside(said, entry);
    const [, mapped] = /^tags\.(\D[^.]*)$/i.exec(path) ?? [];
    if (given !== undefined) tags[value] = given;
    else if (mapped !== undefined && entry === undefined) tags[mapped] = value;
  }
  return tags;
}

const valueBeside = (said: Said, entry: string): string | undefined =>
  ["Value", "value", "TagValue"].map((name) => said.get(`${entry}.${name}`)).find(Boolean);

function flat(value: unknown, path = ""): [string, string][] {
  if (typeof value !== "object" || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    flat(inner, path === "" ? key : `${path}.${key}`),
  );
}
