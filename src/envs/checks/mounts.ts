import { type Problem, show } from "../../problem";
import type { Check } from "../check";

/** A writable mount inside another would hide a part of it, or be hidden, depending on the order. */
export const writableMountsLieApart: Check = ({ environment }) =>
  Object.entries(environment.workloads).flatMap(([name, workload]) => [
    ...nested(`workloads.${name}`, workload.writableMounts),
    ...Object.entries(workload.sidecars).flatMap(([key, { writableMounts }]) =>
      nested(`workloads.${name}.sidecars.${key}`, writableMounts),
    ),
  ]);

function nested(path: string, mounts: readonly string[]): Problem[] {
  const folders = mounts.map((mount) => `${mount.replace(/\/$/, "")}/`);
  return mounts.flatMap((mount, index) => {
    const own = folders[index] ?? "";
    const outer = folders.findIndex(
      (folder, other) =>
        other !== index && own.startsWith(folder) && (own !== folder || other < index),
    );
    if (outer === -1) return [];
    return [
      {
        path: `${path}.writableMounts.${index}`,
        message: `lies in ${mounts[outer]}, which is writable already`,
        found: show(mount),
        write: "nothing: leave it out",
      },
    ];
  });
}
