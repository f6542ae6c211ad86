import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Finding } from "../../scripts/scan/checkov";
import type { ScanException } from "../../src/scan-exception";
import { projectRoot, type SynthesizedStack } from "./apps";

export interface RecordedException extends ScanException {
  /** The file it is recorded in, relative to the project. */
  readonly file: string;
}

/** Everything that the files `scan-exceptions.ts` record. */
export async function recordedExceptions(): Promise<RecordedException[]> {
  const files = (await Promise.all(["src", "examples"].map(exceptionFiles))).flat().sort();
  const recorded = await Promise.all(
    files.map(async (file) => {
      const { scanExceptions } = (await import(pathToFileURL(join(projectRoot, file)).href)) as {
        scanExceptions: readonly ScanException[];
      };
      return scanExceptions.map((exception) => ({ ...exception, file }));
    }),
  );
  return recorded.flat();
}

async function exceptionFiles(folder: string): Promise<string[]> {
  const files = await readdir(join(projectRoot, folder), { recursive: true }).catch(() => []);
  return files
    .filter((file) => /(^|[\\/])scan-exceptions\.ts$/.test(file) && !/cdktf\.out/.test(file))
    .map((file) => join(folder, file));
}

/** The exceptions of an app's environments hold in that app, those of a module everywhere. */
export function covers(
  exception: RecordedException,
  stack: SynthesizedStack,
  finding: Finding,
): boolean {
  const [, example] = /^(examples[\\/][^\\/]+)/.exec(exception.file) ?? [];
  const app = example ?? (/^src[\\/]envs[\\/]/.test(exception.file) ? "." : undefined);
  return (
    (app === undefined || app.replaceAll("\\", "/") === stack.app) &&
    exception.check === finding.check_id &&
    exception.resource.test(finding.resource) &&
    (exception.stack?.test(stack.name) ?? true)
  );
}
