import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { ByteReader } from "./byte-reader";
import { eachFile, isTar } from "./tar";

/** How many programs an image has for each architecture, as images call it; for rare ones by its number. */
export type Programs = ReadonlyMap<string, number>;

/** Where ELF says which machine a program is for, and what it says (System V ABI, `e_machine`). */
const HEADER_LENGTH = 20;
const MACHINE_AT = 18;
const MACHINES: Readonly<Record<number, string>> = {
  3: "386",
  40: "arm",
  62: "amd64",
  183: "arm64",
};

/** Counts the programs in an image that was saved as an archive of Docker's: a tar of layers, which are tars. */
export async function programsIn(file: string): Promise<Programs> {
  const programs = new Map<string, number>();
  for (const [start, size] of await filesOf(file)) {
    const layer = await layerAt(file, start, size);
    if (layer) await count(layer, programs);
  }
  return programs;
}

/** Where the files of a tar begin, and their sizes. */
async function filesOf(file: string): Promise<(readonly [start: number, size: number])[]> {
  const found: (readonly [number, number])[] = [];
  const archive = new ByteReader(createReadStream(file));
  await eachFile(archive, async ({ size }) => {
    found.push([archive.position, size]);
    return 0;
  });
  return found;
}

/** A layer's tar, also where it is compressed; undefined for what is none, such as the image's own description. */
async function layerAt(file: string, start: number, size: number): Promise<ByteReader | undefined> {
  if (size === 0) return undefined;
  const beginning = await bytesAt(file, start, 512);
  const bytes = () => createReadStream(file, { start, end: start + size - 1 });
  if (isTar(beginning)) return new ByteReader(bytes());
  const isGzip = beginning[0] === 0x1f && beginning[1] === 0x8b;
  return isGzip ? new ByteReader(bytes().pipe(createGunzip())) : undefined;
}

async function count(layer: ByteReader, programs: Map<string, number>): Promise<void> {
  await eachFile(layer, async ({ size, mode }) => {
    if ((mode & 0o111) === 0 || size < HEADER_LENGTH) return 0;
    const header = await layer.read(HEADER_LENGTH);
    const machine = machineOf(header);
    if (machine) programs.set(machine, (programs.get(machine) ?? 0) + 1);
    return header.length;
  });
}

function machineOf(header: Buffer): string | undefined {
  if (header.toString("latin1", 0, 4) !== "\x7fELF") return undefined;
  const isLittleEndian = header[5] === 1;
  const machine = isLittleEndian
    ? header.readUInt16LE(MACHINE_AT)
    : header.readUInt16BE(MACHINE_AT);
  return MACHINES[machine] ?? `machine ${machine}`;
}

async function bytesAt(file: string, position: number, length: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
