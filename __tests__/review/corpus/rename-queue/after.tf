resource "aws_sqs_queue" "work" {
  name                       = "acme-jobs"
  visibility_timeout_seconds = 60
}

resource "aws_dynamodb_table" "baskets" {
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}
