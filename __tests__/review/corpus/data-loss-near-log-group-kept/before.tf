resource "aws_cloudwatch_log_group" "kept" {
  name         = "/acme/kept"
  skip_destroy = true
}
