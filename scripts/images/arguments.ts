import { type BuildOptions, ownArchitecture } from "./build-options";

/** What all builders call alike. */
function shared(options: BuildOptions, buildArguments: Readonly<Record<string, string>>): string[] {
  const { sources, platform, reference, labels, secrets } = options;
  return [
    ...["--platform", platform, "--tag", reference, "--file", sources.dockerfile],
    ...pairs("--label", labels),
    ...pairs("--build-arg", buildArguments),
    ...secrets.flatMap((secret) => ["--secret", secret]),
    sources.context,
  ];
}

/**
 * For Docker. Provenance would make an index of the image, and what is released is the digest of the
 * image itself.
 */
export const dockerBuild = (options: BuildOptions): string[] => [
  ...["buildx", "build", "--load", "--provenance=false", "--sbom=false"],
  ...shared(options, options.buildArguments),
];

/**
 * For buildah and podman. Docker's format, as OCI's has no health check; layers are kept for the next
 * build, and containers of a build that failed are not. Both look for an ignore file of the
 * Dockerfile's own name only in newer versions, and tell a Dockerfile before its first FROM nothing
 * about the machine that builds.
 */
export const buildahBuild = (options: BuildOptions): string[] => [
  ...["build", "--format", "docker", "--layers", "--force-rm"],
  ...(options.sources.ignoreFile ? ["--ignorefile", options.sources.ignoreFile] : []),
  ...shared(options, { ...buildPlatform(options), ...options.buildArguments }),
];

const buildPlatform = ({ sources }: BuildOptions) =>
  sources.asksForBuildPlatform ? { BUILDPLATFORM: `linux/${ownArchitecture}` } : {};

/** For buildah and podman: who may push stands in a file. */
export const buildahPush = (reference: string, push: PushOptions): string[] => [
  "push",
  ...(push.authFile === undefined ? [] : ["--authfile", push.authFile]),
  ...(push.insecure ? ["--tls-verify=false"] : []),
  reference,
  `docker://${reference}`,
];

export interface PushOptions {
  /** With the login; undefined where the builder's own is used. */
  readonly authFile: string | undefined;
  /** Whether the registry speaks plain HTTP. */
  readonly insecure: boolean;
}

const pairs = (flag: string, values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
