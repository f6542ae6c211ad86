resource "aws_kms_key" "open" {
  description = "open"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = { AWS = "arn:aws:iam::111111111111:root" }, Action = "kms:*", Resource = "*" },
      { Effect = "Allow", Principal = { AWS = "*" }, Action = ["kms:Decrypt", "kms:Encrypt"], Resource = "*" },
    ]
  })
}

resource "aws_kms_key" "limited" {
  description = "limited"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = { AWS = "arn:aws:iam::111111111111:root" }, Action = "kms:*", Resource = "*" },
      { Effect = "Allow", Principal = { AWS = "arn:aws:iam::111111111111:role/app" }, Action = "kms:Decrypt", Resource = "*" },
    ]
  })
}
