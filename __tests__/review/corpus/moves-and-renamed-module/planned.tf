moved {
  from = aws_sqs_queue.work[0]
  to   = aws_sqs_queue.work["a"]
}
moved {
  from = aws_sqs_queue.work[1]
  to   = aws_sqs_queue.work["b"]
}
resource "aws_sqs_queue" "work" {
  for_each = { a = "work-0", b = "work-1" }
  name     = each.value
}
moved {
  from = module.store
  to   = module.table["baskets"]
}
module "table" {
  for_each = toset(["baskets"])
  source   = "./store"
  name     = each.key
}
moved {
  from = aws_sns_topic.news
  to   = module.topics.aws_sns_topic.news
}
module "topics" { source = "./topics" }
resource "aws_cloudwatch_log_group" "left" {
  for_each = { a = "/left/0", b = "/left/1" }
  name     = each.value
}
module "new" {
  source = "./store"
  name   = "orders"
}
resource "aws_kms_key" "data" { description = "main" }
