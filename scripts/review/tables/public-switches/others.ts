import { EVERYONE, includes, PASSWORD, type PublicSwitch, word } from "./switch";

/** Of other clouds than AWS. */
export const OTHERS: readonly PublicSwitch[] = [
  {
    types: /^google_sql_database_instance$/,
    path: ["settings", "ip_configuration", "authorized_networks", "value"],
    open: includes(/^0\.0\.0\.0\/0$/),
    what: "is open to the internet",
    why: PASSWORD,
    severity: "critical",
  },
  {
    types: /^google_compute_firewall$/,
    path: ["source_ranges"],
    open: includes(/^0\.0\.0\.0\/0$/),
    what: "is open to the internet",
    why: EVERYONE,
    severity: "high",
  },
  {
    types: /^google_(project|storage_bucket)_iam_(member|binding)$/,
    path: ["member"],
    open: word("allUsers", "allAuthenticatedUsers"),
    what: "lets everyone in",
    why: EVERYONE,
    severity: "critical",
  },
];
