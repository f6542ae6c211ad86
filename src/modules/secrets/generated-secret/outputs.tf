output "arn" {
  description = "ARN of the secret, known once it has a value."
  value       = aws_secretsmanager_secret_version.this.arn
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
  description = "The stored password, for write-only arguments alone; null unless read_back."
  ephemeral   = true
  value = (
    !var.read_back ? null :
    var.username == null ? ephemeral.aws_secretsmanager_secret_version.stored[0].secret_string :
    jsondecode(ephemeral.aws_secretsmanager_secret_version.stored[0].secret_string).password
  )
}
