import { isTrue } from "../../model/values";
import { EVERYONE, includes, type PublicSwitch, SNAPSHOT, word } from "./switch";

/** What is shared with other accounts: snapshots, images, documents, endpoints. */
export const COPIES: readonly PublicSwitch[] = [
  {
    types: /^aws_db_(snapshot|cluster_snapshot)$/,
    path: ["shared_accounts"],
    open: includes(/^all$/i),
    what: "is shared with everyone",
    why: SNAPSHOT,
    severity: "critical",
  },
  {
    types: /^aws_(rds_cluster_snapshot_copy|db_snapshot_copy)$/,
    path: ["shared_accounts"],
    open: includes(/^all$/i),
    what: "is shared with everyone",
    why: SNAPSHOT,
    severity: "critical",
  },
  {
    types: /^aws_ami_launch_permission$/,
    path: ["group"],
    open: word("all"),
    what: "lets everyone start the image",
    why: SNAPSHOT,
    severity: "critical",
  },
  {
    types: /^aws_snapshot_create_volume_permission$/,
    path: ["account_id"],
    open: word("all"),
    what: "shares the snapshot with everyone",
    why: SNAPSHOT,
    severity: "critical",
  },
  {
    types: /^aws_(ami_launch_permission|snapshot_create_volume_permission)$/,
    path: ["account_id"],
    open: includes(/^\d{12}$/),
    what: "is shared with another account",
    why: "That account can make a copy and read all of it.",
    severity: "medium",
  },
  {
    types: /^aws_db_(snapshot|cluster_snapshot|snapshot_copy)$/,
    path: ["shared_accounts"],
    open: includes(/^\d{12}$/),
    what: "is shared with another account",
    why: "That account can make a copy and read all of it.",
    severity: "medium",
  },
  {
    types: /^aws_ssm_document$/,
    path: ["permissions", "account_ids"],
    open: (value) => includes(/(^|,)all(,|$)/i)(value),
    what: "is shared with everyone",
    why: "Anyone can read the document.",
    severity: "high",
  },
  {
    types: /^aws_(ram_resource_share)$/,
    path: ["allow_external_principals"],
    open: isTrue,
    what: "may be shared outside of the organization",
    why: "Accounts that nobody here governs can be let in.",
    severity: "medium",
    whenNew: "low",
  },
  {
    types: /^aws_vpc_endpoint_service$/,
    path: ["allowed_principals"],
    open: includes(/^\*$/),
    what: "may be connected to by everyone",
    why: EVERYONE,
    severity: "high",
  },
];
