import { setTimeout as wait } from "node:timers/promises";
import {
  DescribeImageScanFindingsCommand,
  type DescribeImageScanFindingsCommandOutput,
} from "@aws-sdk/client-ecr";
import { callingAws, orNothing } from "../aws/errors";
import { CommandError, exitCodes, isCommandError } from "../lib/errors.mjs";
import type { Registry } from "./registry-image";

/** A scan at push takes a minute or two; then the release would wait for nothing. */
const PATIENCE_SECONDS = 300;
const POLL_SECONDS = 5;

/** What somebody writes who releases an image that ECR could not scan. */
export const UNSCANNED = "unscanned";

interface Findings {
  /** `COMPLETE`, `ACTIVE` (enhanced scanning), `IN_PROGRESS`, `FAILED`, … ; undefined where none was begun. */
  readonly status: string | undefined;
  readonly description: string;
  /** Names of the critical ones. */
  readonly critical: readonly string[];
}

/**
 * @param accepted names of critical findings that somebody looked at, or {@link UNSCANNED}
 * @throws for an image that was not scanned, or has critical findings that nobody accepted
 */
export async function requireScanned(
  registry: Registry,
  digest: string,
  { accepted, say }: { readonly accepted: readonly string[]; readonly say: (line: string) => void },
): Promise<void> {
  if (accepted.includes(UNSCANNED)) return;
  const found = await endedScan(registry, digest, say);
  const { status, description, critical } = found;
  if (!isEnded(found)) throw notScanned(status, description);
  const left = critical.filter((name) => !accepted.includes(name));
  if (left.length > 0) throw vulnerable(left);
}

/**
 * Says what is critical in an image and was not accepted. It keeps nobody from going back to what ran: whatever was
 * found in it since, it was there before, and what runs now may be worse.
 */
export async function warnOfFindings(
  registry: Registry,
  digest: string,
  { accepted, say }: { readonly accepted: readonly string[]; readonly say: (line: string) => void },
): Promise<void> {
  const found = await findingsOf(registry, digest).catch((error: unknown) => {
    if (!isCommandError(error)) throw error;
    say(`What the scan of the image found is not known: ${error.message}.`);
  });
  if (!found) return;
  const left = found.critical.filter((name) => !accepted.includes(name));
  const what = isEnded(found)
    ? `has critical vulnerabilities: ${left.join(", ")}`
    : "was not scanned for vulnerabilities";
  if (left.length > 0 || !isEnded(found)) say(`The image ${what}. It ran before, so it may again.`);
}

const isEnded = ({ status }: Findings): boolean => status === "COMPLETE" || status === "ACTIVE";

async function endedScan(
  registry: Registry,
  digest: string,
  say: (line: string) => void,
): Promise<Findings> {
  const deadline = Date.now() + PATIENCE_SECONDS * 1000;
  for (let told = false; ; told = true) {
    const findings = await findingsOf(registry, digest);
    const going = findings.status === "IN_PROGRESS" || findings.status === "PENDING";
    if (!going || Date.now() > deadline) return findings;
    if (!told) say("The registry is still scanning the image …");
    await wait(POLL_SECONDS * 1000);
  }
}

async function findingsOf(registry: Registry, imageDigest: string): Promise<Findings> {
  const { ecr, registryId, repositoryName } = registry;
  const critical: string[] = [];
  let answer: DescribeImageScanFindingsCommandOutput | undefined;
  let nextToken: string | undefined;
  do {
    const asked = { registryId, repositoryName, imageId: { imageDigest }, nextToken };
    answer = await callingAws("asking what the scan of the image found", () =>
      orNothing(ecr.send(new DescribeImageScanFindingsCommand(asked))),
    );
    critical.push(...criticalIn(answer));
    nextToken = answer?.nextToken;
  } while (nextToken);
  const { status, description = "" } = answer?.imageScanStatus ?? {};
  return { status, description, critical: [...new Set(critical)].sort() };
}

/** Basic scanning and Inspector's enhanced one answer in fields of their own. */
function criticalIn(answer: DescribeImageScanFindingsCommandOutput | undefined): string[] {
  const { findings = [], enhancedFindings = [] } = answer?.imageScanFindings ?? {};
  return [
    ...findings.filter(({ severity }) => severity === "CRITICAL").map(({ name }) => name),
    ...enhancedFindings
      .filter(({ severity }) => severity === "CRITICAL")
      .map(
        ({ packageVulnerabilityDetails, title }) =>
          packageVulnerabilityDetails?.vulnerabilityId ?? title,
      ),
  ].flatMap((name) => name ?? []);
}

const notScanned = (status: string | undefined, description: string) =>
  new CommandError("the image was not scanned for vulnerabilities", {
    hint: [
      status === undefined
        ? "The registry has no scan of it; it scans each image when it is pushed."
        : `The registry says ${status}${description ? `: ${description}` : ""}.`,
      `To release it all the same: --accept ${UNSCANNED}`,
    ].join("\n"),
    exitCode: exitCodes.refused,
  });

const vulnerable = (names: readonly string[]) =>
  new CommandError(
    `the image has ${names.length === 1 ? "a critical vulnerability" : `${names.length} critical vulnerabilities`}`,
    {
      hint: [
        ...names.map((name) => `  ${name}`),
        "Build it again on a base in which they are mended. Those that cannot be reached here can be accepted by name:",
        `  --accept ${names.join(" --accept ")}`,
      ].join("\n"),
      exitCode: exitCodes.refused,
    },
  );
