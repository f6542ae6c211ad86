resource "aws_iam_policy" "people" {
  name = "people"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["ec2:StartInstances", "ec2:Describe*", "s3:GetObject"]
      Resource = "*"
      Condition = {
        IpAddress = { "aws:SourceIp" = "203.0.113.128/25" }
        Bool      = { "aws:MultiFactorAuthPresent" = "true" }
      }
    }]
  })
}
