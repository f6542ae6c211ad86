provider "aws" {
  alias                   = "us"
  region                  = "us-east-1"
  skip_metadata_api_check = true
}
variable "rev" { default = "1" }
resource "terraform_data" "rev" { input = var.rev }
resource "aws_sqs_queue" "triggered" {
  name = "triggered"
  lifecycle { replace_triggered_by = [terraform_data.rev] }
}
resource "aws_dynamodb_table" "asked" {
  name         = "asked"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}
resource "aws_cloudwatch_log_group" "tainted" { name = "/tainted" }
resource "aws_sns_topic" "us" {
  provider = aws.us
  name     = "edge"
}
data "aws_sns_topic" "late" {
  name       = aws_sns_topic.us.name
  provider   = aws.us
  depends_on = [terraform_data.rev]
}
resource "aws_ssm_parameter" "late" {
  name  = "/late"
  type  = "String"
  value = data.aws_sns_topic.late.arn
}
check "queue" {
  assert {
    condition     = aws_sqs_queue.triggered.delay_seconds > 5
    error_message = "The queue must wait."
  }
}
output "token" {
  value     = "planted-output-77${var.rev}"
  sensitive = true
}
