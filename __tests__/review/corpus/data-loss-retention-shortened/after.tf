resource "aws_cloudwatch_log_group" "api" {
  name              = "/acme/api"
  retention_in_days = 7
}

resource "aws_cloudwatch_log_group" "longer" {
  name              = "/acme/longer"
  retention_in_days = 0
}

resource "aws_s3_bucket" "archive" {
  bucket = "acme-archive"
}

resource "aws_s3_bucket_lifecycle_configuration" "archive" {
  bucket = aws_s3_bucket.archive.id

  rule {
    id     = "old"
    status = "Enabled"
    filter {}
    expiration {
      days = 30
    }
  }
}
