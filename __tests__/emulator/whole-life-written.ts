import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { GetObjectCommand, ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { bucketClient, type StatePlace } from "../../scripts/state/place";

/** All files below a folder, one after the other; nothing where there is none. */
export async function textsBelow(folder: string): Promise<string> {
  if (!existsSync(folder)) return "";
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map(({ parentPath, name }) => readFile(join(parentPath, name), "latin1"));
  return (await Promise.all(texts)).join("\n");
}

/** Every version of every object beside a state, that of the state too. */
export async function textsBeside(place: StatePlace): Promise<string> {
  const client = bucketClient(place);
  const { bucket: Bucket } = place.stack.backend;
  const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
  const texts = Versions.map(async ({ Key, VersionId }) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
    return Body?.transformToString("latin1");
  });
  return (await Promise.all(texts)).join("\n");
}

/** A file of `plan --out` with all that is packed in it: Terraform's own file is a zip. */
export async function planFileUnpacked(file: string): Promise<string> {
  const text = await readFile(file, "utf8");
  const { plan } = JSON.parse(text) as { plan: string };
  return [text, ...unzipped(Buffer.from(plan, "base64"))].join("\n");
}

/** Source: PKWARE's APPNOTE, 4.3.12 (central directory) and 4.3.7 (local file header). */
function unzipped(zip: Buffer): string[] {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const entries: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, size, local] = [at + 10, at + 20, at + 42];
    const header = zip.readUInt32LE(local);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const content = zip.subarray(start, start + zip.readUInt32LE(size));
    const stored = zip.readUInt16LE(packed) === 0;
    entries.push((stored ? content : inflateRawSync(content)).toString("latin1"));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** A secret as it is, as Terraform and others write it in JSON, and in base64. */
export function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const byGo = json.replace(/[<>&]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`);
  return [secret, json, byGo, Buffer.from(secret).toString("base64")];
}
