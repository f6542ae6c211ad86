resource "aws_sqs_queue" "jobs" {
  name                      = "jobs"
  message_retention_seconds = 3600
  sqs_managed_sse_enabled   = false

}
resource "aws_sqs_queue" "fifo" {
  name       = "orders.fifo"
  fifo_queue = true
}
resource "aws_sqs_queue" "enc" {
  name              = "enc"
  kms_master_key_id = null
}
