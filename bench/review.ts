import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { largePlan } from "../__tests__/review/support/large-plan";
import { readPlan } from "../scripts/review/read/load";
import { markdown } from "../scripts/review/render/markdown";
import { review } from "../scripts/review/review";
import { table } from "./measure";

const SIZES = [100, 1000, 10_000];
const ROUNDS = 3;

/**
 * How long `review` takes from its start to its end, and the most memory it takes, by the number of resources;
 * and how many lines people read of a plan and of the comment, on the corpus of the tests.
 */
export function benchReview(root: string): string {
  const folder = mkdtempSync(join(tmpdir(), "bench-review-"));
  try {
    const sizes = SIZES.flatMap((size) => {
      const file = join(folder, `plan-${size}.json`);
      writeFileSync(file, JSON.stringify(largePlan(size)));
      return ["markdown", "html"].map((format) => [
        `${size} resources, ${format}`,
        ...measured(root, file, format),
      ]);
    });
    return `${table([["", "best ms", "of processors", "MiB"], ...sizes])}\n\n${table(lines(root))}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Node reports the most memory of the process itself, in KiB, and its time on processors, in microseconds. */
const PROBE =
  "process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); process.stderr.write(`\\nmaxRSS ${maxRSS} cpu ${userCPUTime + systemCPUTime}\\n`); }); await import(process.argv[1]);";

function measured(root: string, file: string, format: string): string[] {
  const runs = Array.from({ length: ROUNDS }, () => {
    const start = process.hrtime.bigint();
    const words = ["review", "--name", `dev=${file}`, "--format", format, "--fail-on", "never"];
    const probe = ["--input-type=module", "-e", PROBE, join(root, "bin", "devops-platform.mjs")];
    const ended = spawnSync(process.execPath, [...probe, ...words], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (ended.status !== 0) throw new Error(`review failed:\n${ended.stderr}`);
    const ms = Number(process.hrtime.bigint() - start) / 1e6;
    const [, memory, cpu] = /maxRSS (\d+) cpu (\d+)/.exec(ended.stderr) ?? [];
    return { ms, cpu: Number(cpu) / 1000, memory: Number(memory) / 1024 };
  });
  return [
    Math.min(...runs.map(({ ms }) => ms)).toFixed(0),
    Math.min(...runs.map(({ cpu }) => cpu)).toFixed(0),
    Math.max(...runs.map(({ memory }) => memory)).toFixed(0),
  ];
}

/**
 * Lines that people see: of what `terraform plan` printed when the corpus was made, without its empty lines, and of the
 * comment, without empty lines and those that only have marks in them. What is folded is its one line.
 */
function lines(root: string): string[][] {
  const corpus = join(root, "__tests__", "review", "corpus");
  const cases = readdirSync(corpus).sort();
  const counted = cases.map((name) => {
    const inCase = (file: string) => readFileSync(join(corpus, name, file), "utf8");
    const plan = readPlan(name, inCase("plan.json"), name);
    const comment = markdown(review([plan], [], "2026-11-21"));
    return {
      plan: seen(inCase("plan.txt")),
      comment: seen(comment),
      open: seen(withoutFolded(comment)),
    };
  });
  const sum = (of: (one: (typeof counted)[number]) => number) =>
    String(counted.reduce((total, one) => total + of(one), 0));
  return [
    [`lines, ${cases.length} plans of the corpus`, "in all"],
    ["terraform plan", sum(({ plan }) => plan)],
    ["our comment, all of it", sum(({ comment }) => comment)],
    ["our comment, as it is before anything is unfolded", sum(({ open }) => open)],
  ];
}

const seen = (text: string): number =>
  text.split("\n").filter((line) => !/^\s*(<\/?details>|<!--.*-->|`{3,}\w*)?\s*$/.test(line))
    .length;

const withoutFolded = (text: string): string =>
  text.replaceAll(/<details>(<summary>.*?<\/summary>)[\s\S]*?<\/details>/g, "$1");
