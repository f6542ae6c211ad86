resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_sqs_queue_policy" "jobs" {
  queue_url = aws_sqs_queue.jobs.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "222222222222" }
        Action    = "SQS:SendMessage"
        Resource  = "arn:aws:sqs:eu-west-1:111111111111:jobs"
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::222222222222:role/reader" }
        Action    = "sqs:ReceiveMessage"
        Resource  = "arn:aws:sqs:eu-west-1:111111111111:jobs"
      },
    ]
  })
}
