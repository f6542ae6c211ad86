resource "aws_backup_vault" "v" { name = "vault" }
resource "aws_backup_plan" "p" {
  name = "p"
  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.v.name
    schedule          = "cron(0 5 1 * ? *)"
    lifecycle { delete_after = 7 }

  }
}

