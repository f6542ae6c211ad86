resource "aws_kms_key" "main" {
  description             = "main"
  enable_key_rotation     = true
  is_enabled              = true
  deletion_window_in_days = 30
}
resource "aws_kms_key" "multi" { multi_region = false }
resource "aws_kms_alias" "data" {
  name          = "alias/data"
  target_key_id = aws_kms_key.main.key_id
}
resource "aws_kms_grant" "g" {
  key_id            = aws_kms_key.main.key_id
  grantee_principal = "arn:aws:iam::222222222222:role/other"
  operations        = ["Encrypt"]
}
