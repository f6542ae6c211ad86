resource "aws_db_parameter_group" "main" {
  name   = "main"
  family = "postgres16"
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_kinesis_stream" "events" {
  name             = "events"
  shard_count      = 1
  retention_period = 72
  encryption_type  = "KMS"
  kms_key_id       = "alias/aws/kinesis"
}
