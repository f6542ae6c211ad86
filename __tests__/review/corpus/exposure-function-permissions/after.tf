resource "aws_lambda_function" "hook" {
  function_name = "hook"
  role          = "arn:aws:iam::111111111111:role/hook"
  package_type  = "Image"
  image_uri     = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/hook:1"
}

resource "aws_lambda_permission" "anyone" {
  statement_id  = "anyone"
  function_name = aws_lambda_function.hook.function_name
  action        = "lambda:InvokeFunction"
  principal     = "*"
}

resource "aws_lambda_permission" "bucket" {
  statement_id   = "bucket"
  function_name  = aws_lambda_function.hook.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:aws:s3:::acme-uploads"
  source_account = "111111111111"
}
