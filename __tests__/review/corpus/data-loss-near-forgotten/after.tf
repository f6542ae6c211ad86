removed {
  from = aws_s3_bucket.uploads
  lifecycle {
    destroy = false
  }
}
