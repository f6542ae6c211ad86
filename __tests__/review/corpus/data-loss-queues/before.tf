resource "aws_sqs_queue" "jobs" {
  name                      = "jobs"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
  redrive_policy            = jsonencode({ deadLetterTargetArn = "arn:aws:sqs:eu-west-1:111111111111:dead", maxReceiveCount = 5 })
}
resource "aws_sqs_queue" "fifo" {
  name       = "orders"
  fifo_queue = false
}
resource "aws_sqs_queue" "enc" {
  name              = "enc"
  kms_master_key_id = "alias/mine"
}
