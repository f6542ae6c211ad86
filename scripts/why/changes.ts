import { paginateGetParameterHistory, SSMClient } from "@aws-sdk/client-ssm";
import { UNRELEASED_DIGEST } from "../../src/modules/ecs/unreleased-digest";
import { clientConfig } from "../aws/client-config";
import type { StatePlace } from "../state/place";
import type { Signature } from "../state/signature";
import { signatureOf } from "../state/signed";
import { listVersions } from "../state/versions";
import type { Looking } from "../status/looking";
import { batchesOf, type Reader, type Reading, together } from "../status/reading";
import type { WatchedImage } from "../status/watched";
import type { Finding } from "./finding";

/** More than a page can hold; each costs a call for its signature. */
const MOST_VERSIONS = 30;

/** Who applied what since, as the versions of the state tell it. */
export function applyFindings(
  place: StatePlace,
  reader: Reader,
  since: Date,
): Promise<Reading<readonly Finding[]>> {
  return reader.read("s3:ListBucketVersions", async () => {
    const versions = (await listVersions(place, MOST_VERSIONS)).slice(0, MOST_VERSIONS);
    const recent = versions.filter(({ time }) => time >= since.toISOString());
    const signed: Signed[] = [];
    for (const batch of batchesOf(recent, 5))
      signed.push(
        ...(await Promise.all(
          batch.map(async ({ time, versionId }) => ({
            time,
            signature: await signatureOf(place, versionId),
          })),
        )),
      );
    return appliesAmong(signed, place.stack.name);
  });
}

interface Signed {
  readonly time: string;
  /** Undefined for what plain Terraform wrote, and for all but the last writing of an apply. */
  readonly signature: Signature | undefined;
}

/** Terraform writes the state again and again while it applies, and commands sign the last one. */
const BETWEEN_WRITINGS_MS = 120_000;

/** Each apply once. @param versions of a state, newest first */
export function appliesAmong(versions: readonly Signed[], stack: string): Finding[] {
  const findings: Finding[] = [];
  let followedBy = Number.POSITIVE_INFINITY;
  for (const { time, signature } of versions) {
    const partOfNext = !signature && followedBy - Date.parse(time) < BETWEEN_WRITINGS_MS;
    if (signature || partOfNext) followedBy = Date.parse(time);
    if (partOfNext) continue;
    const from = signature?.commit ? ` at ${signature.commit}` : "";
    const says = signature
      ? `\`${signature.command}\` by ${whoOf(signature.who)}${from}`
      : `the state of ${stack} was written by plain Terraform: it does not say by whom`;
    findings.push({ time, kind: "applied", says, bad: false });
  }
  return findings;
}

/** What was released since of the images that a service runs. */
export async function releaseFindings(
  { access, region, reader }: Looking,
  images: readonly WatchedImage[],
  since: Date,
): Promise<Reading<readonly Finding[]>> {
  const client = new SSMClient(clientConfig(access, region));
  const readings = images.map(({ image, pointer }) =>
    reader.read("ssm:GetParameterHistory", async () => {
      const findings: Finding[] = [];
      const asked = { Name: pointer };
      for await (const { Parameters = [] } of paginateGetParameterHistory({ client }, asked))
        for (const { Value = "", LastModifiedDate: time, LastModifiedUser = "" } of Parameters)
          if (time && time >= since && Value !== UNRELEASED_DIGEST)
            findings.push({
              time: time.toISOString(),
              kind: "released",
              says: `${image} ${Value.slice(0, "sha256:".length + 8)} was released by ${whoOf(LastModifiedUser)}`,
              bad: false,
            });
      return findings;
    }),
  );
  return together(await Promise.all(readings));
}

/** `deployer/maria` of a role's session, `maria` of a user. */
const whoOf = (arn: string): string => /^arn:[^/]*\/(.+)/.exec(arn)?.[1] ?? "somebody";
