import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { table } from "./measure";

const SERVICES = [1, 10, 100, 500];
const ROUNDS = 5;

interface Sample {
  readonly ms: number;
  readonly resources: number;
  readonly bytes: number;
}

/** Whether time and memory for each resource stay flat, against bare constructs of the same kinds. */
export function benchScale(root: string): string {
  const outdir = mkdtempSync(join(tmpdir(), "bench-scale-"));
  try {
    const rows = SERVICES.map((services) => {
      const [ours, bare] = compare(root, services, outdir);
      return [
        `${services}`,
        `${ours.resources}`,
        ours.ms.toFixed(0),
        each(ours, ours.ms, 3),
        each(ours, ours.bytes / 1024, 1),
        `${bare.resources}`,
        each(bare, bare.ms, 3),
        each(bare, bare.bytes / 1024, 1),
        `${(ours.ms / ours.resources / (bare.ms / bare.resources)).toFixed(2)} x`,
      ];
    });
    const heading = [
      "services",
      "resources",
      "ms",
      "ms each",
      "KiB each",
      "bare",
      "ms each",
      "KiB each",
      "ours to bare",
    ];
    return `best of ${ROUNDS}; loading of packages not counted\n${table([heading, ...rows])}`;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function compare(root: string, services: number, outdir: string): [Sample, Sample] {
  const samples = Array.from({ length: ROUNDS }, () => [
    sample(root, "ours", services, outdir),
    sample(root, "bare", services, outdir),
  ]);
  const best = (index: number): Sample =>
    samples
      .map((pair) => pair[index])
      .filter((one) => one !== undefined)
      .reduce((a, b) => (b.ms < a.ms ? b : a));
  return [best(0), best(1)];
}

function sample(root: string, who: string, services: number, outdir: string): Sample {
  const program = ["--expose-gc", "bin/run.mjs", "bench/programs/scale.ts"];
  const output = execFileSync(process.execPath, [...program, who, `${services}`, outdir], {
    cwd: root,
    encoding: "utf8",
  });
  return JSON.parse(output) as Sample;
}

const each = ({ resources }: Sample, total: number, digits: number): string =>
  (total / resources).toFixed(digits);
