resource "aws_cloudwatch_log_group" "service" {
  for_each = toset(["api", "worker"])
  name     = "/acme/${each.key}"
}
