import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { Emulator } from "../../../scripts/emulator/start";

/**
 * The emulator keeps no images: what it answers to a request for a login names a host of AWS's. Here
 * that one field of the answer names a real registry instead, and everything else passes as it is.
 */
export async function withRegistry({ endpoint }: Pick<Emulator, "endpoint">, registry: string) {
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url } = incoming;
    const onward = request(`${endpoint}${url ?? "/"}`, { method, headers }, async (answer) => {
      const body = (await read(answer)).replace(/(?<="proxyEndpoint": ?")[^"]+/, registry);
      const { "content-length": _, ...rest } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, rest).end(body);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
