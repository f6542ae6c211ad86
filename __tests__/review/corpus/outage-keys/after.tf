resource "aws_kms_key" "main" {
  description             = "main"
  enable_key_rotation     = false
  is_enabled              = false
  deletion_window_in_days = 7
}
resource "aws_kms_key" "multi" { multi_region = true }
resource "aws_kms_alias" "data" {
  name          = "alias/data"
  target_key_id = aws_kms_key.multi.key_id
}
resource "aws_kms_grant" "g" {
  key_id            = aws_kms_key.main.key_id
  grantee_principal = "arn:aws:iam::222222222222:role/other"
  operations        = ["Encrypt", "Decrypt"]
}
