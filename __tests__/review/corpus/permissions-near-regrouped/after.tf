resource "aws_iam_role" "app" {
  name = "app"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "storage" {
  name = "storage"
  role = aws_iam_role.app.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["S3:GetObject", "s3:PutObject"], Resource = ["arn:aws:s3:::acme-uploads/images/*"] }]
  })
}

resource "aws_iam_policy" "jobs" {
  name = "jobs"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = { Effect = "Allow", Action = "sqs:SendMessage", Resource = "arn:aws:sqs:eu-west-1:111111111111:jobs" }
  })
}

resource "aws_iam_role_policy_attachment" "jobs" {
  role       = aws_iam_role.app.name
  policy_arn = aws_iam_policy.jobs.arn
}
