resource "aws_cognito_user_pool" "users" {
  name              = "users"
  mfa_configuration = "ON"
  software_token_mfa_configuration { enabled = true }
  deletion_protection = "ACTIVE"
  password_policy {
    minimum_length  = 14
    require_symbols = true
  }
  admin_create_user_config { allow_admin_create_user_only = true }
}
resource "aws_cognito_user_pool" "old" {
  name             = "old"
  alias_attributes = ["email"]
}
resource "aws_cognito_user_pool_client" "web" {
  name                         = "web"
  user_pool_id                 = aws_cognito_user_pool.users.id
  callback_urls                = ["https://example.com/callback"]
  allowed_oauth_flows          = ["code"]
  allowed_oauth_scopes         = ["openid"]
  supported_identity_providers = ["COGNITO"]
}
resource "aws_cognito_identity_pool" "anon" {
  identity_pool_name               = "anon"
  allow_unauthenticated_identities = false
}
