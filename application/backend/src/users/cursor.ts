import { createHmac, timingSafeEqual } from "node:crypto";

const uuidBytes = 16;
const signatureBytes = 16;

/**
 * Where a page ended, as an opaque text. It is signed, so that clients hand back only what they
 * were given and its form may change.
 */
export class Cursors {
  /** The first key signs; what any of them signed is taken, so that a key can change. */
  constructor(private readonly keys: readonly [string, ...string[]]) {}

  after(id: string): string {
    const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
    return Buffer.concat([bytes, sign(bytes, this.keys[0])]).toString("base64url");
  }

  /** The id in a cursor; undefined when it is none of ours. */
  read(cursor: string): string | undefined {
    const bytes = Buffer.from(cursor, "base64url");
    if (bytes.length !== uuidBytes + signatureBytes) return undefined;
    const id = bytes.subarray(0, uuidBytes);
    const signature = bytes.subarray(uuidBytes);
    if (!this.keys.some((key) => timingSafeEqual(signature, sign(id, key)))) return undefined;
    return id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }
}

const sign = (bytes: Buffer, key: string): Buffer =>
  createHmac("sha256", key).update(bytes).digest().subarray(0, signatureBytes);
