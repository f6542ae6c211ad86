import { execFile } from "node:child_process";
import { dirname } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface Finding {
  readonly check_id: string;
  readonly check_name: string;
  readonly resource: string;
}

export interface ScanReport {
  readonly passed: readonly Finding[];
  readonly failed: readonly Finding[];
}

const options = [
  ...["--framework", "terraform_plan", "--output", "json"],
  ...["--skip-download", "--soft-fail", "--compact"],
];

/** Every proxy is a closed port: a scan that calls anybody fails instead of depending on it. */
const offline = {
  CKV_SKIP_PACKAGE_UPDATE_CHECK: "true",
  HTTP_PROXY: "http://127.0.0.1:9",
  HTTPS_PROXY: "http://127.0.0.1:9",
};

/**
 * Scans one plan (`terraform show -json`). One process a plan: what the scanner knows of how
 * resources belong together is per process.
 * @param python what `ensureScanner` returns
 */
export async function scan(python: string, planFile: string): Promise<ScanReport> {
  // Checkov looks for settings in the working and the home directory.
  const home = dirname(planFile);
  const { stdout } = await run(python, ["-m", "checkov.main", "--file", planFile, ...options], {
    cwd: home,
    env: { ...process.env, ...offline, HOME: home },
    maxBuffer: 256 * 1024 * 1024,
  });
  const { results } = JSON.parse(stdout) as {
    results: { passed_checks: Finding[]; failed_checks: Finding[]; parsing_errors: string[] };
  };
  if (results.parsing_errors.length > 0) {
    throw new Error(`checkov could not read ${results.parsing_errors.join(", ")}`);
  }
  return { passed: results.passed_checks, failed: results.failed_checks };
}
