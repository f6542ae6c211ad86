import { type AddressInfo, createServer } from "node:net";
import { CommandError, exitCodes } from "../lib/errors.mjs";

/** A port of this machine that nobody listens at: the one wanted, or any. @throws where the one wanted is taken */
export function localPort(wanted: number | undefined): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(unusable(wanted, error)));
    server.listen(wanted ?? 0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function unusable(port: number | undefined, error: Error): Error {
  const code = "code" in error ? error.code : undefined;
  if (code !== "EADDRINUSE" && code !== "EACCES") return error;
  const why = code === "EACCES" ? "may not be used by you" : "is taken";
  return new CommandError(`port ${port} of this machine ${why}`, {
    hint: "Nothing was started. Choose another one, or leave --port out for a free one.",
    exitCode: exitCodes.usage,
  });
}
