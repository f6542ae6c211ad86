import { CACHE, DATABASE, FILES, type Keeping } from "./keeping";

const COPY = "The backup is deleted.";
const IMAGE = "The image can no longer be started; its snapshots stay.";

/** Types of AWS's that keep data where nobody looks for it: copies, images, indexes, and whole stacks. */
export const KEEPING_APPLICATIONS: Readonly<Record<string, Keeping>> = {
  aws_ami: { lost: IMAGE, severity: "high" },
  aws_ami_copy: { lost: IMAGE, severity: "high" },
  aws_ami_from_instance: { lost: IMAGE, severity: "high" },
  aws_cloud9_environment_ec2: { lost: "The server is deleted with its disk.", severity: "high" },
  aws_cloudformation_stack: { lost: "Everything that the stack made is deleted, data too." },
  aws_cloudformation_stack_set_instance: {
    lost: "Everything that the stack made in that account is deleted, data too.",
  },
  aws_cloudsearch_domain: { lost: "Every index in the domain is deleted." },
  aws_connect_instance: { lost: "Its numbers, flows and users are gone." },
  aws_dax_cluster: { lost: CACHE, severity: "high" },
  aws_db_snapshot_copy: { lost: COPY, severity: "high" },
  aws_docdbelastic_cluster: { lost: DATABASE },
  aws_dynamodb_global_table: {
    lost: "The copies in other regions fall apart.",
    severity: "high",
  },
  aws_dynamodb_table_replica: { lost: "The copy in its region is deleted.", severity: "high" },
  aws_ebs_snapshot_copy: { lost: COPY, severity: "high" },
  aws_ebs_snapshot_import: { lost: COPY, severity: "high" },
  aws_emr_cluster: { lost: "What is on the cluster's own disks is gone.", severity: "high" },
  aws_fsx_backup: { lost: COPY, severity: "high" },
  aws_fsx_file_cache: { lost: CACHE, severity: "high" },
  aws_fsx_ontap_storage_virtual_machine: { lost: FILES },
  aws_grafana_workspace: { lost: "Its dashboards are deleted.", severity: "high" },
  aws_iot_thing: { lost: "Its shadow is deleted, and the device is nobody's.", severity: "medium" },
  aws_kendra_index: { lost: "The index is deleted; filling a new one takes hours." },
  aws_location_tracker: { lost: "The recorded positions are deleted." },
  aws_sagemaker_notebook_instance: { lost: "What is on its disk is deleted.", severity: "high" },
  aws_storagegateway_gateway: { lost: "What it has not uploaded yet is gone.", severity: "high" },
};
