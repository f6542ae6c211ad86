import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A file on 127.0.0.1 whose download begins and never ends: what waits for it can be interrupted. */
export async function slowFile() {
  let noticed = () => {};
  const asked = new Promise<void>((resolve) => {
    noticed = resolve;
  });
  const server = createServer((_, outgoing) => {
    outgoing.writeHead(200, { "content-length": "1000" }).write("a");
    noticed();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`,
    asked,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
