# Another one at every run: it counts only when value_version is raised.
ephemeral "aws_secretsmanager_random_password" "this" {
  password_length     = var.length
  exclude_punctuation = !var.symbols
}

resource "aws_secretsmanager_secret" "this" {
  name                    = var.name
  description             = var.description
  kms_key_id              = var.kms_key_id
  recovery_window_in_days = var.recovery_window_in_days
  tags                    = var.tags
}

resource "aws_secretsmanager_secret_version" "this" {
  secret_id                = aws_secretsmanager_secret.this.id
  secret_string_wo_version = var.value_version
  secret_string_wo = (
    var.username == null
    ? ephemeral.aws_secretsmanager_random_password.this.random_password
    : jsonencode({
      username = var.username
      password = ephemeral.aws_secretsmanager_random_password.this.random_password
    })
  )
}

# What is stored, not what was just made up: whoever else is given the password gets the same one,
# in whichever run that happens. The reference to the version makes it wait for the value.
ephemeral "aws_secretsmanager_secret_version" "stored" {
  count     = var.read_back ? 1 : 0
  secret_id = aws_secretsmanager_secret_version.this.secret_id
}

locals {
  stored = one(ephemeral.aws_secretsmanager_secret_version.stored[*].secret_string)
  # An ephemeral output refuses a plain null, so nothing is cut from a value that is ephemeral.
  nothing = substr(ephemeral.aws_secretsmanager_random_password.this.random_password, 0, 0)
  password = (
    !var.read_back ? local.nothing :
    var.username == null ? local.stored :
    jsondecode(local.stored).password
  )
}
