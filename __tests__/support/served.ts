import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A real server, in the place of tasks behind a load balancer. */
export interface Served {
  readonly port: number;
  /** What was asked for, in order: `GET /health`. */
  readonly asked: string[];
  /** The hosts that were asked for. */
  readonly hosts: Set<string>;
  /** What it answers from now on; -1 cuts the connection. */
  status: number;
  /** Milliseconds until it answers. */
  delay: number;
  /** From the next request on nothing is answered for so many milliseconds. */
  stallOnce(milliseconds: number): void;
  stop(): void;
}

export async function serve(): Promise<Served> {
  const asked: string[] = [];
  const hosts = new Set<string>();
  let stall = 0;
  let stalledUntil = 0;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    hosts.add(request.headers.host ?? "");
    if (stall > 0) [stalledUntil, stall] = [Date.now() + stall, 0];
    const answer = () => {
      if (served.status < 0) response.destroy();
      else response.writeHead(served.status, { location: "http://other.example.com/" }).end("ok");
    };
    const wait = Math.max(served.delay, stalledUntil - Date.now());
    request.resume().on("end", () => (wait > 0 ? setTimeout(answer, wait).unref() : answer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const served: Served = {
    ...{ port, asked, hosts, status: 200, delay: 0 },
    stallOnce(milliseconds) {
      stall = milliseconds;
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
  return served;
}
