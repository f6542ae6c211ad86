resource "aws_sqs_queue" "work" {
  count = 2
  name  = "work-${count.index}"
}
module "store" {
  source = "./store"
  name   = "baskets"
}
resource "aws_sns_topic" "news" { name = "news" }
resource "aws_cloudwatch_log_group" "left" {
  count = 2
  name  = "/left/${count.index}"
}
module "old" {
  source = "./store"
  name   = "orders"
}
resource "aws_kms_key" "main" { description = "main" }
