import type { ByteReader } from "./byte-reader";

const BLOCK = 512;

/** A file in a tar archive. */
export interface TarFile {
  /** In bytes. */
  readonly size: number;
  /** Its permissions. */
  readonly mode: number;
}

/**
 * Goes through the files of a tar archive (POSIX.1-1988, "ustar"). `look` may read from the archive up
 * to a file's size; what it leaves is passed over.
 * @param look returns how many bytes it has read
 */
export async function eachFile(
  archive: ByteReader,
  look: (file: TarFile) => Promise<number>,
): Promise<void> {
  for (;;) {
    const header = await archive.read(BLOCK);
    if (!isTar(header)) return;
    const size = octal(header, 124, 12);
    const padded = Math.ceil(size / BLOCK) * BLOCK;
    const kind = header[156];
    const isFile = kind === 0 || kind === "0".charCodeAt(0);
    const read = isFile ? await look({ size, mode: octal(header, 100, 8) }) : 0;
    await archive.skip(padded - read);
  }
}

/** Whether bytes begin a tar archive; its end does not. */
export const isTar = (bytes: Buffer): boolean => bytes.toString("latin1", 257, 262) === "ustar";

function octal(header: Buffer, from: number, length: number): number {
  // Above eight gigabytes a size is binary, after a first byte of 0x80.
  if ((header[from] ?? 0) & 0x80) return Number(header.readBigUInt64BE(from + length - 8));
  return Number.parseInt(header.toString("latin1", from, from + length), 8) || 0;
}
