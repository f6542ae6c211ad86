resource "aws_cognito_user_pool" "users" {
  name              = "users"
  mfa_configuration = "OFF"

  deletion_protection = "INACTIVE"
  password_policy {
    minimum_length  = 8
    require_symbols = false
  }
  admin_create_user_config { allow_admin_create_user_only = false }
}
resource "aws_cognito_user_pool" "old" {
  name             = "old"
  alias_attributes = ["email", "phone_number"]
}
resource "aws_cognito_user_pool_client" "web" {
  name                         = "web"
  user_pool_id                 = aws_cognito_user_pool.users.id
  callback_urls                = ["https://example.com/callback", "http://localhost:3000/callback"]
  allowed_oauth_flows          = ["code", "implicit"]
  allowed_oauth_scopes         = ["openid"]
  supported_identity_providers = ["COGNITO"]
}
resource "aws_cognito_identity_pool" "anon" {
  identity_pool_name               = "anon"
  allow_unauthenticated_identities = true
}
