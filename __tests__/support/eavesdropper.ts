import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface Eavesdropper {
  /** Stands in front of the emulator. */
  readonly endpoint: string;
  /** Every secret that was generated so far. */
  readonly generated: readonly string[];
  stop(): Promise<void>;
}

/** Passes everything on to the emulator and notes the passwords that it generates. */
export async function eavesdrop(emulator: string): Promise<Eavesdropper> {
  const generated: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method, headers } = incoming;
    const onward = request(`${emulator}${incoming.url ?? "/"}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      if (headers["x-amz-target"] === "secretsmanager.GetRandomPassword") {
        void read(answer).then((body) => generated.push(passwordIn(body)));
      }
    });
    onward.on("error", () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    generated,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  answer.on("data", (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => answer.on("end", resolve));
  return Buffer.concat(chunks).toString();
}

function passwordIn(body: string): string {
  return (JSON.parse(body) as { RandomPassword: string }).RandomPassword;
}
