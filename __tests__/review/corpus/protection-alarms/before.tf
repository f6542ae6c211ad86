resource "aws_cloudwatch_metric_alarm" "a" {
  alarm_name          = "a"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "5xx"
  namespace           = "App"
  period              = 60
  statistic           = "Sum"
  threshold           = 5
  alarm_actions       = ["arn:aws:sns:eu-west-1:111111111111:ops"]
  treat_missing_data  = "breaching"
}
resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"
  state               = "ENABLED"
}
resource "aws_cloudwatch_log_group" "l" {
  name              = "/l"
  kms_key_id        = "arn:aws:kms:eu-west-1:111111111111:key/1"
  retention_in_days = 0
}
resource "aws_cloudwatch_log_resource_policy" "p" {
  policy_name     = "p"
  policy_document = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "es.amazonaws.com" }, Action = "logs:PutLogEvents", Resource = "*" }] })
}
