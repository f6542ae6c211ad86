output "arn" {
  description = "ARN of the secret. Whoever uses it waits for the value; a new value does not change it."
  value       = aws_secretsmanager_secret.this.arn
  depends_on  = [aws_secretsmanager_secret_version.this]
}

output "name" {
  description = "Name of the secret."
  value       = aws_secretsmanager_secret.this.name
}

output "version_id" {
  description = "The version that Terraform wrote last."
  value       = aws_secretsmanager_secret_version.this.version_id
}

output "password" {
  description = "The stored password, for write-only arguments alone; empty unless read_back."
  ephemeral   = true
  value       = local.password
}
