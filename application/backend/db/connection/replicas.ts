import { isForAnotherServer, isLostConnection } from "./failures";

/** Milliseconds that a server which was not there is left alone. */
const rest = 5000;

/** What is asked in turn. */
interface Replica<Server> {
  readonly server: Server;
  /** 0 while it answers. */
  failedUntil: number;
}

/**
 * Read replicas, in turn. One that does not answer is left alone for some seconds, so that reads do
 * not wait for it one after the other; then a single read tries it, and with that it is back.
 */
export class Replicas<Server> {
  readonly #all: Replica<Server>[];
  #next = 0;

  constructor(servers: readonly Server[]) {
    this.#all = servers.map((server) => ({ server, failedUntil: 0 }));
  }

  get servers(): readonly Server[] {
    return this.#all.map(({ server }) => server);
  }

  /** Reads from one of them, or from elsewhere when there is none for it. */
  async read<T>(from: (server: Server) => Promise<T>, elsewhere: () => Promise<T>): Promise<T> {
    const replica = this.#choose();
    if (replica === undefined) return elsewhere();
    try {
      const result = await from(replica.server);
      replica.failedUntil = 0;
      return result;
    } catch (error) {
      const goesOn = isForAnotherServer(error);
      // What is wrong with the statement alone says that the server is there.
      replica.failedUntil = goesOn && isLostConnection(error) ? Date.now() + rest : 0;
      if (!goesOn) throw error;
      return elsewhere();
    }
  }

  #choose(): Replica<Server> | undefined {
    const now = Date.now();
    for (let tries = 0; tries < this.#all.length; tries++) {
      const replica = this.#all[this.#next++ % this.#all.length];
      if (replica === undefined || replica.failedUntil > now) continue;
      // Until this read is back, the others go on as if it were still away.
      if (replica.failedUntil > 0) replica.failedUntil = now + rest;
      return replica;
    }
    return undefined;
  }
}
