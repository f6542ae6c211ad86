resource "aws_kinesis_stream" "s" {
  name            = "s"
  shard_count     = 1
  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis"
}
resource "aws_kinesis_stream" "renamed" {
  name        = "b"
  shard_count = 1
}
resource "aws_kinesis_firehose_delivery_stream" "f" {
  name        = "f"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn    = "arn:aws:iam::111111111111:role/f"
    bucket_arn  = "arn:aws:s3:::other"
    kms_key_arn = null
    cloudwatch_logging_options {
      enabled         = false
      log_group_name  = "/f"
      log_stream_name = "f"
    }
  }
  server_side_encryption { enabled = false }
}
