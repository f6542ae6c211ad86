resource "aws_s3_bucket" "assets" {
  bucket = "acme-assets"
}

resource "aws_s3_bucket_policy" "assets" {
  bucket = aws_s3_bucket.assets.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = ["s3:GetObject", "s3:ListBucket"]
      Resource  = ["arn:aws:s3:::acme-assets/*", "arn:aws:s3:::acme-assets"]
      Condition = { StringEquals = { "aws:SourceVpce" = ["vpce-00000000000000001", "vpce-00000000000000002"] } }
    }]
  })
}
