import type { Protecting } from "./protecting";
import { amount, length, off, on, set, words } from "./strength";

/** What keeps strangers and malformed requests out. */
export const ACCESS: readonly Protecting[] = [
  {
    field: /^auth_token$/,
    area: "protection",
    means: "is what clients must know to connect",
    strength: set,
    severity: "high",
  },
  {
    field: /^drop_invalid_header_fields$/,
    area: "protection",
    means: "keeps malformed headers from what is behind",
    strength: on,
    severity: "low",
  },
  {
    field: /^desync_mitigation_mode$/,
    area: "protection",
    means: "keeps ambiguous requests out",
    strength: words("MONITOR", "DEFENSIVE", "STRICTEST"),
  },
  {
    field: /^(enable_waf_fail_open)$/,
    area: "protection",
    means: "lets requests pass while the firewall does not answer",
    strength: off,
    severity: "low",
  },
  {
    field: /(^|\.)(web_acl_id|web_acl_arn)$/,
    area: "protection",
    means: "names the firewall in front of it",
    strength: set,
    severity: "high",
  },
  {
    field: /^iam_database_authentication_enabled$/,
    area: "protection",
    means: "lets users sign in without a password",
    strength: on,
    severity: "low",
  },
  {
    field: /^(mfa_configuration)$/,
    area: "protection",
    means: "asks users for a second factor",
    strength: words("OFF", "OPTIONAL", "ON"),
    severity: "high",
  },
  {
    field: /^advanced_security_mode$|^user_pool_add_ons\.advanced_security_mode$/,
    area: "protection",
    means: "watches for stolen passwords",
    strength: words("OFF", "AUDIT", "ENFORCED"),
  },
  {
    field: /^(password_policy\.minimum_length|minimum_password_length)$/,
    area: "protection",
    means: "is the shortest password",
    strength: amount,
  },
  {
    field:
      /^(require_(symbols|numbers|lowercase_characters|uppercase_characters)|password_policy\.require_\w+|hard_expiry)$/,
    area: "protection",
    means: "is what passwords must have",
    strength: on,
    severity: "low",
  },
  {
    field: /^rotation_rules\.automatically_after_days$/,
    area: "protection",
    means: "is how often the secret is replaced",
    strength: (value) => -(amount(value) ?? 0),
    severity: "low",
  },
  {
    field: /^default_action\.allow$/,
    types: /wafv2_web_acl/,
    area: "protection",
    means: "lets pass what no rule names",
    strength: (value) => (Array.isArray(value) && value.length > 0 ? 0 : 1),
    severity: "high",
  },
  {
    field: /^rule$/,
    types: /^aws_wafv2_(web_acl|rule_group)$/,
    area: "protection",
    means: "lists what the firewall looks for",
    strength: length,
  },
];
