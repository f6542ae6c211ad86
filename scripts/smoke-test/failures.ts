import { kindOf } from "../load-test/connection";

/** Source: Node's crypto documentation, "X509 certificate error codes", and its TLS errors. */
const CERTIFICATE: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "its certificate has expired",
  CERT_NOT_YET_VALID: "its certificate is not valid yet",
  CERT_REVOKED: "its certificate was revoked",
  DEPTH_ZERO_SELF_SIGNED_CERT: "it has certified itself",
  SELF_SIGNED_CERT_IN_CHAIN: "whoever certified it is not known here",
  UNABLE_TO_GET_ISSUER_CERT: "whoever certified it is not known here",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "whoever certified it is not known here",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "whoever certified it is not known here",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
};

/** Whether a name's certificate is what is wrong: asking again will find the same one. */
export const isCertificateError = (error: unknown): boolean => codeOf(error) in CERTIFICATE;

/** Why nothing answered. */
export function wordsOfFailure(error: unknown): string {
  const code = codeOf(error);
  const certificate = CERTIFICATE[code];
  if (certificate !== undefined) return `TLS: ${certificate}`;
  if (/^ERR_(SSL|TLS)_|^EPROTO$/.test(code)) return `TLS: no connection (${code})`;
  if (code === "ENOTFOUND") return "the name does not resolve here";
  return kindOf(error);
}

function codeOf(error: unknown): string {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  return typeof code === "string" ? code : cause === undefined ? "" : codeOf(cause);
}
