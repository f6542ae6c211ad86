resource "aws_lambda_function" "hook" {
  function_name = "hook"
  role          = "arn:aws:iam::111111111111:role/admin"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  s3_bucket     = "code"
  s3_key        = "hook.zip"

  environment { variables = { DATABASE_URL = "postgres://app:planted2718@db.example.com/app", STRIPE = "sk_live_plantedABCDEF1234567890" } }
}
resource "aws_lambda_function_url" "hook" {
  function_name      = aws_lambda_function.hook.function_name
  authorization_type = "NONE"
  cors {
    allow_origins = ["*"]
  }
}
resource "aws_lambda_permission" "s3" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.hook.function_name
  principal     = "s3.amazonaws.com"

}
