import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import {
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { s3ClientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import { writePrivately } from "../lib/private-file";
import type { StackContext } from "../lib/stack-context";
import { parseReceipt } from "./read";
import { isOpen, type Receipt } from "./receipt";

type Place = Pick<StackContext, "app" | "stack" | "access">;

/**
 * Keeps a receipt while it is being written: in a file for the person who destroys, and beside the
 * state, encrypted like it, for whoever goes on elsewhere.
 */
export class Ledger {
  /** What a person is told. */
  readonly file: string;
  private readonly s3: S3Client | undefined;

  constructor(
    private readonly place: Place,
    private readonly started: string,
    file?: string,
  ) {
    const { app, stack, access } = place;
    const name = `${stack.platform}-${stack.name}-${inName(started)}.json`;
    this.file = file ?? join(app.folder, "receipts", name);
    // A bucket that is about to go keeps nothing.
    if (stack.kind !== "bootstrap")
      this.s3 = new S3Client(s3ClientConfig(access, stack.backend.region));
  }

  async write(receipt: Receipt): Promise<void> {
    const text = textOf(receipt);
    writeHere(this.file, text);
    await this.keep(text);
  }

  /** The same for one that another machine may have written: its file is there or nowhere. */
  async rewrite(receipt: Receipt): Promise<void> {
    const text = textOf(receipt);
    if (existsSync(this.file)) writeHere(this.file, text);
    await this.keep(text);
  }

  private async keep(text: string): Promise<void> {
    const { bucket, kmsKeyId } = this.place.stack.backend;
    await callingAws("keeping the receipt beside the state", async () =>
      this.s3?.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: `${folderOf(this.place)}${inName(this.started)}.json`,
          Body: text,
          ContentType: "application/json",
          ServerSideEncryption: "aws:kms",
          SSEKMSKeyId: kmsKeyId,
        }),
      ),
    );
  }

  /** The file as one would type it. */
  get shown(): string {
    const path = relative(process.cwd(), this.file);
    return path.startsWith("..") ? this.file : path;
  }
}

/** The receipt of a destroy of this stack that did not come to its end. */
export async function unfinishedReceipt(place: Place): Promise<Receipt | undefined> {
  for await (const receipt of receiptsOf(place)) return isOpen(receipt) ? receipt : undefined;
  return undefined;
}

/** The receipts of every destroy of this stack that are kept beside its state, the newest first. */
export async function* receiptsOf(place: Place): AsyncGenerator<Receipt> {
  if (place.stack.kind === "bootstrap") return;
  const { bucket, region } = place.stack.backend;
  const s3 = new S3Client(s3ClientConfig(place.access, region));
  const looking = "looking for the receipt of an earlier run";
  const keys = await callingAws(looking, async () => {
    const found: string[] = [];
    const asked = { Bucket: bucket, Prefix: folderOf(place) };
    for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, asked))
      found.push(...Contents.flatMap(({ Key }) => Key ?? []));
    return found.reverse();
  });
  for (const key of keys) {
    const text = await callingAws(looking, async () => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return (await Body?.transformToString()) ?? "";
    });
    const receipt = parseReceipt(text, `s3://${bucket}/${key}`);
    if (receipt.stack === place.stack.name) yield receipt;
  }
}

const textOf = (receipt: Receipt): string => `${JSON.stringify(receipt, undefined, 2)}\n`;

/** `acme/dev/eu-west-1/receipts/` beside the state `acme/dev/eu-west-1/main`. */
const folderOf = ({ stack }: Place): string => `${posix.dirname(stack.backend.key)}/receipts/`;

/** `2026-01-31T09:30:00.000Z` as a file's name takes it everywhere. */
const inName = (moment: string): string => moment.replace(/\.\d+Z$/, "Z").replaceAll(":", "-");

function writeHere(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch {
    // What cannot be written says so below.
  }
  writePrivately(file, text, "the receipt");
}
