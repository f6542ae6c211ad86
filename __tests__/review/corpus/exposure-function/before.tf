resource "aws_lambda_function" "hook" {
  function_name = "hook"
  role          = "arn:aws:iam::111111111111:role/hook"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  s3_bucket     = "code"
  s3_key        = "hook.zip"
  vpc_config {
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_ids = ["sg-0123456789abcdef0"]
  }
  kms_key_arn = "arn:aws:kms:eu-west-1:111111111111:key/1"
  dead_letter_config { target_arn = "arn:aws:sqs:eu-west-1:111111111111:dead" }
  code_signing_config_arn = "arn:aws:lambda:eu-west-1:111111111111:code-signing-config:csc-0123456789abcdef0"
  environment { variables = { DATABASE_URL = "postgres://app:planted2718@db.example.com/app", STRIPE = "sk_live_plantedABCDEF1234567890" } }
}
resource "aws_lambda_function_url" "hook" {
  function_name      = aws_lambda_function.hook.function_name
  authorization_type = "AWS_IAM"
  cors {
    allow_origins = ["https://example.com"]
  }
}
resource "aws_lambda_permission" "s3" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.hook.function_name
  principal     = "s3.amazonaws.com"
  source_arn    = "arn:aws:s3:::acme"
}
