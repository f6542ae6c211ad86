resource "aws_kms_key" "data" {
  description = "data"
}

resource "aws_ecr_repository" "app" {
  name = "app"
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
