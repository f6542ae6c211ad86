moved {
  from = aws_dynamodb_table.carts
  to   = aws_dynamodb_table.baskets
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
