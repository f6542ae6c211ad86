resource "aws_cloudtrail" "t" {
  name                       = "trail"
  s3_bucket_name             = "logs"
  is_multi_region_trail      = false
  enable_log_file_validation = false
  kms_key_id                 = null
  enable_logging             = false
}
resource "aws_config_configuration_recorder_status" "r" {
  name       = "r"
  is_enabled = false
}
resource "aws_s3_account_public_access_block" "a" {
  block_public_acls       = false
  block_public_policy     = false
  ignore_public_acls      = true
  restrict_public_buckets = true
}
resource "aws_ebs_encryption_by_default" "e" { enabled = false }
resource "aws_ec2_instance_metadata_defaults" "d" { http_tokens = "optional" }
resource "aws_ebs_snapshot_block_public_access" "s" { state = "unblocked" }
resource "aws_accessanalyzer_analyzer" "a" {
  analyzer_name = "b"
}
