import type { GivenName } from "../../given-name";
import type { Naming } from "../../naming";
import type { NetworkingConfig } from "./config";

/** The name of the role that writes flow logs. */
export const namesOfNetwork = (
  { flowLogs }: Pick<NetworkingConfig, "flowLogs">,
  naming: Naming,
): GivenName[] => {
  const name = naming.role("vpc", "flow-logs");
  const shorten = "a shorter name of the environment";
  return flowLogs.value ? [{ path: "name", kind: "role", name, shorten }] : [];
};
