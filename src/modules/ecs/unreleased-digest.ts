/**
 * What a release pointer holds before its image was first released. ECS accepts it as a digest and
 * no registry has an image with it.
 */
export const UNRELEASED_DIGEST = `sha256:${"0".repeat(64)}`;
