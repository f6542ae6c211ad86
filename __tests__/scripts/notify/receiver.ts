import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Something that is posted to: Slack's webhooks, or SNS. */
export interface Receiver {
  readonly url: string;
  /** The bodies that came, in order. */
  readonly bodies: string[];
  /** What it answers, the last one from then on. */
  answers: { readonly status: number; readonly body?: string; readonly headers?: object }[];
  stop(): void;
}

export async function receive(): Promise<Receiver> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      bodies.push(text);
      const { answers } = receiver;
      const next = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 200 };
      response.writeHead(next.status, { ...next.headers }).end(next.body ?? "ok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    ...{ url: `http://127.0.0.1:${port}`, bodies, answers: [] },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
  return receiver;
}
