import { SSMClient } from "@aws-sdk/client-ssm";
import type { Access } from "../aws/access";
import { clientConfig } from "../aws/client-config";
import type { StackContext } from "../lib/stack-context";
import type { Plugin } from "./plugin";

/** What AWS answers to somebody who may open a session. Whoever has the token has the session. */
export interface OpenedSession {
  readonly id: string;
  readonly streamUrl: string;
  readonly token: string;
}

export interface PluginCall {
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

const VARIABLE = "AWS_SSM_START_SESSION_RESPONSE";

/**
 * How the plugin is called: session, region, operation, profile, what was asked for, and where it resumes the session
 * when its connection breaks. Source: session-manager-plugin, `ValidateInputAndStartSession`.
 */
export function pluginCall(
  { stack, access }: Pick<StackContext, "stack" | "access">,
  { takesVariable }: Pick<Plugin, "takesVariable">,
  session: OpenedSession,
  parameters: object,
): PluginCall {
  const response = JSON.stringify({
    SessionId: session.id,
    StreamUrl: session.streamUrl,
    TokenValue: session.token,
  });
  const { environment } = access;
  const rest = [
    stack.region,
    "StartSession",
    profileOf(access),
    JSON.stringify(parameters),
    endpointOf(access, stack.region),
  ];
  return takesVariable
    ? { args: [VARIABLE, ...rest], environment: { ...environment, [VARIABLE]: response } }
    : { args: [response, ...rest], environment };
}

/** Keys in the environment count before a profile, as everywhere here. */
const profileOf = ({ environment }: Access): string =>
  environment.AWS_ACCESS_KEY_ID ? "" : (environment.AWS_PROFILE ?? "");

function endpointOf(access: Access, region: string): string {
  if (access.endpoint !== undefined) return access.endpoint;
  const { endpointProvider } = new SSMClient(clientConfig(access, region)).config;
  return endpointProvider({ Region: region }).url.href.replace(/\/$/, "");
}
