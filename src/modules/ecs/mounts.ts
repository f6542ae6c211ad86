/** Where a container may write besides its own root: an empty volume of its own for each path. */
export const mountsOf = (container: string, paths: readonly string[]) =>
  paths.map((path) => ({
    sourceVolume: volumeName(container, path),
    containerPath: path,
    readOnly: false,
  }));

/**
 * `api_var-cache` for `/var/cache`. No two paths share a name: containers' names have no `_`, and
 * what a volume's name cannot have is written as `_` and its code.
 */
export function volumeName(container: string, path: string): string {
  const slug = path
    .replace(/^\/|\/$/g, "")
    .replace(/[^A-Za-z0-9/]/g, (character) => `_${character.charCodeAt(0).toString(16)}`)
    .replaceAll("/", "-");
  return `${container}_${slug}`;
}
