resource "aws_sqs_queue" "jobs" {
  name                       = "acme-jobs"
  visibility_timeout_seconds = 60
}

resource "aws_dynamodb_table" "carts" {
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}
