resource "aws_secretsmanager_secret" "s" {
  name                    = "s"
  recovery_window_in_days = 0
  kms_key_id              = null
}
resource "aws_secretsmanager_secret_version" "s" {
  secret_id     = aws_secretsmanager_secret.s.id
  secret_string = "planted-secret-22"
}

resource "aws_secretsmanager_secret_policy" "s" {
  secret_arn = aws_secretsmanager_secret.s.arn
  policy     = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::222222222222:root" }, Action = "secretsmanager:GetSecretValue", Resource = "*" }] })
}
resource "aws_ssm_parameter" "p" {
  name  = "/p"
  type  = "String"
  value = "planted-param-33"
}
