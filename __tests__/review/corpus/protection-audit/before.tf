resource "aws_cloudtrail" "t" {
  name                       = "trail"
  s3_bucket_name             = "logs"
  is_multi_region_trail      = true
  enable_log_file_validation = true
  kms_key_id                 = "arn:aws:kms:eu-west-1:111111111111:key/1"
  enable_logging             = true
}
resource "aws_config_configuration_recorder_status" "r" {
  name       = "r"
  is_enabled = true
}
resource "aws_s3_account_public_access_block" "a" {
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
resource "aws_ebs_encryption_by_default" "e" { enabled = true }
resource "aws_ec2_instance_metadata_defaults" "d" { http_tokens = "required" }
resource "aws_ebs_snapshot_block_public_access" "s" { state = "block-all-sharing" }
resource "aws_accessanalyzer_analyzer" "a" {
  analyzer_name = "a"
}
