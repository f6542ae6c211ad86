import { isNothing, isTrue, textOf } from "../../model/values";
import { isFalse, PASSWORD, type PublicSwitch, word } from "./switch";

/** Databases, indexes and brokers. */
export const DATABASES: readonly PublicSwitch[] = [
  {
    types:
      /^aws_(db_instance|rds_cluster_instance|redshift_cluster|redshiftserverless_workgroup|dms_replication_instance|mq_broker|neptune_cluster_instance|docdb_cluster_instance|timestreaminfluxdb_db_instance|lightsail_database|msk_broker)$/,
    path: ["publicly_accessible"],
    open: isTrue,
    what: "gets a public address",
    why: PASSWORD,
    severity: "critical",
  },
  {
    types: /^aws_msk_cluster$/,
    path: ["broker_node_group_info", "connectivity_info", "public_access", "type"],
    open: word("SERVICE_PROVIDED_EIPS"),
    what: "has brokers on the internet",
    why: PASSWORD,
    severity: "high",
  },
  {
    types: /^aws_(redshift_cluster|redshiftserverless_workgroup)$/,
    path: ["enhanced_vpc_routing"],
    open: isFalse,
    what: "sends its traffic past the network",
    why: "What is copied in and out is not seen by the network's rules.",
    severity: "low",
  },
  {
    types: /^aws_elasticsearch_domain$|^aws_opensearch_domain$/,
    path: ["vpc_options"],
    open: isNothing,
    openByDefault: true,
    what: "is on the internet and in no network",
    why: PASSWORD,
    severity: "high",
    whenNew: "medium",
  },
  {
    types: /^aws_opensearchserverless_security_policy$/,
    path: ["policy"],
    open: (value) => /"AllowFromPublic"\s*:\s*true/.test(textOf(value) ?? ""),
    what: "lets the internet to the collection",
    why: PASSWORD,
    severity: "high",
  },
  {
    types: /^aws_memorydb_cluster$/,
    path: ["acl_name"],
    open: word("open-access"),
    what: "asks nobody for a password",
    why: "Whoever reaches it reads and changes everything.",
    severity: "high",
  },
];
