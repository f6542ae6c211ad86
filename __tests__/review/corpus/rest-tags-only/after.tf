resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  tags = { Owner = "other" }
}

output "queue" {
  value = aws_sqs_queue.jobs.name
}
