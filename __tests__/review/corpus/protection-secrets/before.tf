resource "aws_secretsmanager_secret" "s" {
  name                    = "s"
  recovery_window_in_days = 30
  kms_key_id              = "alias/mine"
}
resource "aws_secretsmanager_secret_version" "s" {
  secret_id     = aws_secretsmanager_secret.s.id
  secret_string = "planted-secret-11"
}
resource "aws_secretsmanager_secret_rotation" "s" {
  secret_id           = aws_secretsmanager_secret.s.id
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111111111111:function:r"
  rotation_rules { automatically_after_days = 30 }
}
resource "aws_secretsmanager_secret_policy" "s" {
  secret_arn = aws_secretsmanager_secret.s.arn
  policy     = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::111111111111:role/app" }, Action = "secretsmanager:GetSecretValue", Resource = "*" }] })
}
resource "aws_ssm_parameter" "p" {
  name  = "/p"
  type  = "SecureString"
  value = "planted-param-33"
}
