resource "aws_kms_key" "data" {
  description = "data"
}

resource "aws_efs_file_system" "files" {
  creation_token = "files"
  encrypted      = true
  kms_key_id     = aws_kms_key.data.arn
}
