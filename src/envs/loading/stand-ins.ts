import type { Platform } from "../platform-schema";
import type { Path } from "./paths";

interface StandIn {
  /** Where the field is; `*` stands for any key. */
  readonly path: Path;
  readonly value: unknown;
  /** Part of the environment that is judged by the field, and so not judged while it is wrong. */
  readonly judges?: Path;
}

export type StandIns = readonly StandIn[];

/**
 * What the fields that an environment cannot do without are read as while their own value is
 * wrong, so that everything else is still checked.
 */
export function standInsFor({ home, images }: Platform): StandIns {
  const zones = ["a", "b", "c"].map((letter) => `${home.region}${letter}`);
  const cidr = "10.0.0.0/16";
  const [image] = Object.keys(images);
  return [
    { path: ["name"], value: "unnamed" },
    { path: ["account"], value: home.account },
    { path: ["region"], value: home.region, judges: ["networking", "zones"] },
    { path: ["lifecycle"], value: "disposable" },
    { path: ["networking"], value: { cidr, zones } },
    { path: ["networking", "cidr"], value: cidr, judges: ["networking"] },
    { path: ["networking", "zones"], value: zones, judges: ["networking"] },
    ...(image === undefined ? [] : [{ path: ["workloads", "*", "image"], value: image }]),
  ];
}

export const standInAt = (standIns: StandIns, path: Path): StandIn | undefined =>
  standIns.find(
    (standIn) =>
      standIn.path.length === path.length &&
      standIn.path.every((key, index) => key === "*" || key === path[index]),
  );

/** Parts that are not judged, because a field that judges them was replaced. */
export const unjudged = (standIns: StandIns, dropped: readonly Path[]): Path[] =>
  dropped.flatMap((path) => {
    const judges = standInAt(standIns, path)?.judges;
    return judges ? [judges] : [];
  });
