resource "aws_cloudwatch_log_group" "api" {
  name              = "/acme/dev/api"
  retention_in_days = 30
}
