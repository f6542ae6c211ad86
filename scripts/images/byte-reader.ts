/** Reads a stream of bytes piece by piece. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);
  #position = 0;

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** How many bytes were read or passed over. */
  get position(): number {
    return this.#position;
  }

  /** The next bytes; fewer at the end. */
  async read(length: number): Promise<Buffer> {
    while (this.#rest.length < length && (await this.#more()));
    return this.#take(length);
  }

  /** Passes over bytes without keeping them. */
  async skip(length: number): Promise<void> {
    let left = length;
    while (left > 0) {
      if (this.#rest.length === 0 && !(await this.#more())) return;
      left -= this.#take(left).length;
    }
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done) return false;
    this.#rest = this.#rest.length === 0 ? next.value : Buffer.concat([this.#rest, next.value]);
    return true;
  }

  #take(length: number): Buffer {
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    this.#position += taken.length;
    return taken;
  }
}
