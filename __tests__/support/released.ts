import { createHash } from "node:crypto";
import { DescribeImagesCommand, ECRClient, PutImageCommand } from "@aws-sdk/client-ecr";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { expect } from "vitest";
import { clientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";
import { preparedAccount } from "./accounts";
import { runCommand } from "./command-line";
import type { Project } from "./project";
import { accessTo, smallPlatform } from "./small-platform";
import { makeStateHome } from "./state-home";

type Account = Pick<Emulator, "endpoint">;

const REPOSITORY = "acme/backend";
const REGION = "eu-west-1";

/** The small platform, with a migration and a task on a schedule beside its worker. */
export function releasablePlatform(): Project {
  const project = smallPlatform();
  const common = 'image: "backend", placement: "public", internetEgress: true';
  project.edit(
    "src/envs/dev.ts",
    "workloads: {",
    `workloads: {
    migrate: { kind: "task", ${common}, command: ["migrate"], beforeRelease: true },
    nightly: { kind: "task", ${common}, command: ["report"], schedule: "cron(0 3 * * ? *)" },`,
  );
  return project;
}

/** An account in which the releasable platform was deployed, and nothing was released. */
export const accountToReleaseIn = (project: Project): Promise<Emulator> =>
  preparedAccount("releasable", async (account) => {
    await makeStateHome(account);
    for (const stack of ["shared", "dev"]) {
      const words = ["deploy", stack, "--only", "--yes"];
      const { code, stderr } = await runCommand(project, account, ...words);
      expect(code, stderr).toBe(0);
    }
  });

/**
 * Pushes an image in name: the manifest of an index, which says its architecture itself. The layers are nobody's.
 * @returns its digest
 */
export async function pushImage(
  account: Account,
  tag: string,
  architecture = "arm64",
): Promise<string> {
  const mediaType = "application/vnd.oci.image.index.v1+json";
  const digest = `sha256:${createHash("sha256").update(tag).digest("hex")}`;
  const manifests = [{ digest, size: 1, platform: { os: "linux", architecture } }];
  const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType, manifests });
  const ecr = await ecrOf(account);
  const answer = await ecr.send(
    new PutImageCommand({
      repositoryName: REPOSITORY,
      imageManifest,
      imageManifestMediaType: mediaType,
      imageTag: tag,
    }),
  );
  return answer.image?.imageId?.imageDigest ?? "";
}

export async function tagsOf(account: Account, imageDigest: string): Promise<string[]> {
  const asked = { repositoryName: REPOSITORY, imageIds: [{ imageDigest }] };
  const { imageDetails = [] } = await (await ecrOf(account)).send(new DescribeImagesCommand(asked));
  return imageDetails[0]?.imageTags ?? [];
}

export const ecrOf = async ({ endpoint }: Account) =>
  new ECRClient(clientConfig(await accessTo(endpoint), REGION));

/** What dev's pointer holds. */
export async function pointer(account: Account): Promise<string | undefined> {
  const ssm = new SSMClient(clientConfig(await accessTo(account.endpoint), REGION));
  const asked = new GetParameterCommand({ Name: "/acme/dev/release/backend" });
  return (await ssm.send(asked)).Parameter?.Value;
}

/** Fails where a plan of dev would change something. */
export async function expectEmptyPlan(project: Project, account: Account): Promise<void> {
  const { code, stdout, stderr } = await runCommand(project, account, "plan", "dev", "--exit-code");
  expect(code, stdout + stderr).toBe(0);
}

/** What the emulator's scan finds; it finds nothing critical by itself. */
export async function findCritical(
  { endpoint, account }: Pick<Emulator, "endpoint" | "account">,
  imageDigest: string,
  name: string,
): Promise<void> {
  const result = {
    imageId: { imageDigest },
    repositoryName: REPOSITORY,
    imageScanStatus: { status: "COMPLETE" },
    imageScanFindings: { findings: [{ name, severity: "CRITICAL" }] },
  };
  const answer = await fetch(`${endpoint}/moto-api/static/ecr/scan-finding-results`, {
    method: "POST",
    body: JSON.stringify({ account_id: account, region: REGION, results: [result] }),
  });
  expect(answer.ok).toBe(true);
}
