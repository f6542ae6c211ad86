resource "aws_cloudwatch_log_group" "service" {
  count = 2
  name  = "/acme/${count.index == 0 ? "api" : "worker"}"
}
