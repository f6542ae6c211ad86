const LARGEST_GIB = 65_536;

/** The lowest limit to growth that RDS takes: a tenth above the size, in whole GiB. */
export const lowestLimit = (storageGiB: number): number => Math.ceil((storageGiB * 11) / 10);

/** How far the storage grows by itself, in GiB; 0 where it is too large to grow any more. */
export function growthLimit(config: {
  readonly storageGiB: number;
  readonly maxStorageGiB?: number | undefined;
}): number {
  const limit = config.maxStorageGiB ?? Math.min(config.storageGiB * 5, LARGEST_GIB);
  return limit >= lowestLimit(config.storageGiB) ? limit : 0;
}
