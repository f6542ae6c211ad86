import {
  to = aws_s3_bucket.legacy
  id = "acme-legacy"
}
resource "aws_s3_bucket" "legacy" { bucket = "acme-legacy" }
import {
  to = aws_sqs_queue.legacy
  id = "QUEUEURL"
}
resource "aws_sqs_queue" "legacy" {
  name                      = "legacy"
  message_retention_seconds = 60
}
import {
  for_each = toset(["one", "two"])
  to       = aws_cloudwatch_log_group.legacy[each.key]
  id       = "/legacy/${each.key}"
}
resource "aws_cloudwatch_log_group" "legacy" {
  for_each = toset(["one", "two"])
  name     = "/legacy/${each.key}"
}
import {
  to = aws_dynamodb_table.legacy
  id = "legacy"
}
resource "aws_dynamodb_table" "legacy" {
  name         = "legacy"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "key"
  attribute {
    name = "key"
    type = "S"
  }
}
