import type { Protecting } from "./protecting";
import { off, on, tls, words } from "./strength";

/** What encrypts connections. */
export const TRANSPORT: readonly Protecting[] = [
  {
    field: /(^|\.)(disable_ssl|insecure_ssl|insecure_skip_verification)$/,
    area: "transport",
    means: "lets connections be listened to",
    strength: off,
    severity: "high",
  },
  {
    field: /(^|\.)(tls_enabled|enable_ssl|require_encryption)$/,
    area: "transport",
    means: "encrypts connections",
    strength: on,
    severity: "high",
  },
  {
    field:
      /(^|\.)(transit_encryption_enabled|in_transit_encryption|in_cluster|node_to_node_encryption\.enabled|enforce_https|require_tls|require_ssl|enable_in_transit_encryption)$/,
    area: "transport",
    means: "encrypts connections",
    strength: on,
    severity: "high",
  },
  {
    field: /(^|\.)transit_encryption_mode$/,
    area: "transport",
    means: "is whether connections must be encrypted",
    strength: words("PREFERRED", "REQUIRED"),
  },
  {
    field: /(^|\.)transit_encryption$/,
    area: "transport",
    means: "encrypts connections",
    strength: words("DISABLED", "ENABLED"),
    severity: "high",
  },
  {
    field: /(^|\.)client_broker$/,
    area: "transport",
    means: "is whether clients must use TLS",
    strength: words("PLAINTEXT", "TLS_PLAINTEXT", "TLS"),
    severity: "high",
  },
  {
    field: /(^|\.)viewer_protocol_policy$/,
    area: "transport",
    means: "is whether plain HTTP is answered",
    strength: words("ALLOW-ALL", "REDIRECT-TO-HTTPS", "HTTPS-ONLY"),
    severity: "high",
  },
  {
    field: /(^|\.)origin_protocol_policy$/,
    area: "transport",
    means: "is whether the origin is asked over plain HTTP",
    strength: words("HTTP-ONLY", "MATCH-VIEWER", "HTTPS-ONLY"),
  },
  {
    field:
      /(^|\.)(ssl_policy|minimum_protocol_version|security_policy|security_policy_name|tls_security_policy)$/,
    area: "transport",
    means: "is the oldest TLS that clients may use",
    strength: tls,
  },
  {
    field: /^protocol$/,
    types: /^aws_(alb|lb)_listener$/,
    area: "transport",
    means: "is whether clients' connections are encrypted",
    strength: words("HTTP", "TCP", "TLS", "HTTPS"),
    severity: "high",
  },
  {
    field: /^protocol$/,
    types: /^aws_lb_target_group$/,
    area: "transport",
    means: "is whether what is behind the load balancer is asked over plain HTTP",
    strength: words("HTTP", "HTTPS"),
  },
  {
    field: /^protocol$/,
    types: /^aws_sns_topic_subscription$/,
    area: "transport",
    means: "is whether messages are sent over plain HTTP",
    strength: words("HTTP", "HTTPS"),
    severity: "high",
  },
];
