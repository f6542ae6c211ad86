/** What a load saw, by status; 0 is a request that got no answer. */
export type Tally = Map<number, number>;

export interface Load {
  readonly tally: Tally;
  /** Lets the requests under way finish. */
  stop(): Promise<void>;
  /** Adds clients. */
  grow(clients: number): void;
}

/** Keeps so many clients asking, each for one thing after the other, until it is stopped. */
export function startLoad(clients: number, ask: () => Promise<Response>): Load {
  const tally: Tally = new Map();
  const working: Promise<void>[] = [];
  let running = true;
  const client = async () => {
    while (running) {
      const status = await ask().then(
        async (answer) => {
          await answer.arrayBuffer();
          return answer.status;
        },
        () => 0,
      );
      tally.set(status, (tally.get(status) ?? 0) + 1);
    }
  };
  const grow = (count: number) => {
    for (let index = 0; index < count; index++) working.push(client());
  };
  grow(clients);
  return {
    tally,
    grow,
    stop: async () => {
      running = false;
      await Promise.all(working);
    },
  };
}
