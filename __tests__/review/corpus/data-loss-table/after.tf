resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "order_id"
  attribute {
    name = "order_id"
    type = "S"
  }
  deletion_protection_enabled = true
}
resource "aws_dynamodb_table" "carts" {
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }

  stream_enabled = false

  ttl {
    attribute_name = "expires"
    enabled        = true
  }
  point_in_time_recovery { enabled = false }
  server_side_encryption { enabled = false }
}
