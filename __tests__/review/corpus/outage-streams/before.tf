resource "aws_kinesis_stream" "s" {
  name            = "s"
  shard_count     = 4
  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis"
}
resource "aws_kinesis_stream" "renamed" {
  name        = "a"
  shard_count = 1
}
resource "aws_kinesis_firehose_delivery_stream" "f" {
  name        = "f"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn    = "arn:aws:iam::111111111111:role/f"
    bucket_arn  = "arn:aws:s3:::archive"
    kms_key_arn = "arn:aws:kms:eu-west-1:111111111111:key/1"
    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = "/f"
      log_stream_name = "f"
    }
  }
  server_side_encryption { enabled = true }
}
