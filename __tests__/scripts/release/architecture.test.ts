import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ECRClient } from "@aws-sdk/client-ecr";
import { afterEach, expect, test } from "vitest";
import { requireArchitecture } from "../../../scripts/release/architecture";

/** The emulator keeps no blobs, so this speaks ECR's protocol: a manifest, a URL, and what lies there. */
let server: Server | undefined;

afterEach(() => server?.close());

async function registryWith(manifest: object, config: object = {}) {
  server = createServer((request, response) => {
    const target = request.headers["x-amz-target"];
    const operation = typeof target === "string" ? target.split(".").at(-1) : request.url;
    const answers: Record<string, unknown> = {
      BatchGetImage: { images: [{ imageManifest: JSON.stringify(manifest) }] },
      GetDownloadUrlForLayer: { downloadUrl: `${endpoint}/config` },
      "/config": config,
    };
    response.end(JSON.stringify(answers[operation ?? ""] ?? {}));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  const ecr = new ECRClient({ endpoint, region: "eu-west-1", credentials });
  return { ecr, registryId: "111111111111", repositoryName: "acme/backend" };
}

const image = { config: { digest: `sha256:${"1".repeat(64)}` } };
const digest = `sha256:${"2".repeat(64)}`;

test("an image says its architecture in its configuration", async () => {
  const registry = await registryWith(image, { architecture: "arm64", os: "linux" });
  await expect(requireArchitecture(registry, digest, "ARM64")).resolves.toBeUndefined();
});

test("one for another architecture is refused before anything runs it", async () => {
  const registry = await registryWith(image, { architecture: "arm64" });
  await expect(requireArchitecture(registry, digest, "X86_64")).rejects.toThrow(
    "the image is built for arm64, and its workloads run on amd64",
  );
});

test("an index is for each architecture it lists, and for no attestation", async () => {
  const manifests = ["amd64", "arm64", "unknown"].map((architecture) => ({
    platform: { architecture },
  }));
  const registry = await registryWith({ manifests });
  await expect(requireArchitecture(registry, digest, "arm64")).resolves.toBeUndefined();
});
