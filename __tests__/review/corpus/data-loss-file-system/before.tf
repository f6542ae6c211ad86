resource "aws_efs_file_system" "files" {
  encrypted = true
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
  backup_policy { status = "ENABLED" }
}
resource "aws_efs_file_system_policy" "other" {
  file_system_id = aws_efs_file_system.other.id
  policy         = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::111111111111:role/app" }, Action = ["elasticfilesystem:ClientMount"], Resource = "*" }] })
}
