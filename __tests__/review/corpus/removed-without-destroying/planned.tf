removed {
  from = aws_s3_bucket.keep
  lifecycle { destroy = false }
}
removed {
  from = aws_s3_bucket_versioning.keep
  lifecycle { destroy = false }
}
removed {
  from = aws_security_group.open
  lifecycle { destroy = false }
}
removed {
  from = aws_dynamodb_table.gone
  lifecycle { destroy = true }
}
resource "aws_vpc" "main" { cidr_block = "10.9.0.0/16" }
