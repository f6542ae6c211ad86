resource "aws_iam_role" "a" {
  name                 = "a"
  max_session_duration = 3600
  assume_role_policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "a" {
  name   = "a"
  role   = aws_iam_role.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["sqs:SendMessage"], Resource = "*" }] })
}
resource "aws_iam_user_policy_attachment" "u" {
  user       = "ana"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
resource "aws_iam_instance_profile" "p" {
  name = "p"
  role = aws_iam_role.a.name
}
resource "aws_iam_account_password_policy" "p" {
  minimum_password_length = 14
  require_symbols         = true
  max_password_age        = 90
}
resource "aws_iam_openid_connect_provider" "gh" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}
resource "aws_iam_role" "gh" {
  name               = "gh"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRoleWithWebIdentity", Principal = { Federated = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com" }, Condition = { StringEquals = { "token.actions.githubusercontent.com:sub" = "repo:acme/app:environment:prod", "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" } } }] })
}
resource "aws_iam_group_policy_attachment" "g" {
  group      = "developers"
  policy_arn = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"
}
