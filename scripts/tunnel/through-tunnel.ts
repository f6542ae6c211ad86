import { SSMClient, StartSessionCommand, TerminateSessionCommand } from "@aws-sdk/client-ssm";
import { clientConfig } from "../aws/client-config";
import { connecting } from "../exec/connecting";
import { inTask } from "../exec/in-task";
import { targetOf } from "../exec/open-task";
import { findPlugin } from "../exec/plugin";
import { pluginCall } from "../exec/plugin-call";
import type { WayIn } from "../exec/way-in";
import type { StackContext } from "../lib/stack-context";
import type { TunnelEnd } from "./end";
import { type Forwarding, startForwarding } from "./forwarding";
import { localPort } from "./local-port";

/** Source: Systems Manager User Guide, "Starting a session (port forwarding to remote host)". */
const DOCUMENT = "AWS-StartPortForwardingSessionToRemoteHost";

export interface TunnelRequest {
  readonly end: TunnelEnd;
  readonly way: WayIn;
  /** On this machine; a free one where it is left out. */
  readonly port: number | undefined;
  readonly minutes: number;
}

/** A tunnel that is open. */
export interface Tunnel extends Pick<Forwarding, "ended"> {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Given when somebody asks to end. */
  readonly signal: AbortSignal;
}

/** Does something while a port of this machine leads to something that only tasks reach. */
export async function throughTunnel<T>(
  context: StackContext,
  { end, way, port: wanted, minutes }: TunnelRequest,
  work: (tunnel: Tunnel) => Promise<T>,
): Promise<T> {
  const plugin = await findPlugin();
  const port = await localPort(wanted);
  const { stack, access } = context;
  const ssm = new SSMClient(clientConfig(access, stack.region));
  return inTask(context, way, { minutes }, async (task, { signal }) => {
    const parameters = {
      Target: targetOf(task),
      DocumentName: DOCUMENT,
      Parameters: {
        host: [end.host],
        portNumber: [String(end.port)],
        localPortNumber: [String(port)],
      },
    };
    const answer = await connecting("opening a tunnel (ssm:StartSession)", () =>
      ssm.send(new StartSessionCommand(parameters)),
    );
    const { SessionId: id = "", StreamUrl: streamUrl = "", TokenValue: token = "" } = answer;
    try {
      const call = pluginCall(context, plugin, { id, streamUrl, token }, parameters);
      const forwarding = await startForwarding(call, signal);
      try {
        return await work({ port, signal, ended: forwarding.ended });
      } finally {
        await forwarding.stop();
      }
    } finally {
      // The plugin has told Session Manager already where it could; it may be denied to us.
      await ssm.send(new TerminateSessionCommand({ SessionId: id })).catch(() => {});
    }
  });
}
