resource "aws_iam_role" "a" {
  name                 = "a"
  max_session_duration = 43200
  assume_role_policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "a" {
  name   = "a"
  role   = aws_iam_role.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["sqs:SendMessage", "iam:PassRole", "lambda:CreateFunction", "ec2:RunInstances"], Resource = "*" }] })
}
resource "aws_iam_user_policy_attachment" "u" {
  user       = "ana"
  policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"
}
resource "aws_iam_instance_profile" "p" {
  name = "p"
  role = "admin"
}
resource "aws_iam_account_password_policy" "p" {
  minimum_password_length = 6
  require_symbols         = false
  max_password_age        = 0
}
resource "aws_iam_openid_connect_provider" "gh" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com", "other"]
}
resource "aws_iam_role" "gh" {
  name               = "gh"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRoleWithWebIdentity", Principal = { Federated = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com" }, Condition = { StringLike = { "token.actions.githubusercontent.com:sub" = "repo:acme/*" }, StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" } } }] })
}
resource "aws_iam_group_policy_attachment" "g" {
  group      = "developers"
  policy_arn = "arn:aws:iam::aws:policy/job-function/DatabaseAdministrator"
}
