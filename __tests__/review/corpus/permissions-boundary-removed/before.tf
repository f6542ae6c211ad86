resource "aws_iam_role" "app" {
  name                 = "app"
  permissions_boundary = "arn:aws:iam::111111111111:policy/boundary"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
