resource "aws_efs_file_system" "files" {
  encrypted = false
}
resource "aws_efs_mount_target" "a" {
  file_system_id  = aws_efs_file_system.files.id
  subnet_id       = "subnet-0123456789abcdef0"
  security_groups = ["sg-0123456789abcdef0"]
}
resource "aws_efs_file_system" "other" {
  encrypted = true
}
resource "aws_efs_backup_policy" "other" {
  file_system_id = aws_efs_file_system.other.id
  backup_policy { status = "DISABLED" }
}
resource "aws_efs_file_system_policy" "other" {
  file_system_id = aws_efs_file_system.other.id
  policy         = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { AWS = "*" }, Action = ["elasticfilesystem:ClientMount"], Resource = "*" }] })
}
