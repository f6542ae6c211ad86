resource "aws_s3_bucket" "keep" { bucket = "acme-keep" }
resource "aws_dynamodb_table" "gone" {
  name         = "gone"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}
resource "aws_vpc" "main" { cidr_block = "10.9.0.0/16" }
resource "aws_security_group" "open" {
  name   = "open-removed"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_s3_bucket_versioning" "keep" {
  bucket = aws_s3_bucket.keep.id
  versioning_configuration { status = "Enabled" }
}
