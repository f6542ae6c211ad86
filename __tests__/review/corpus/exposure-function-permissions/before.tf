resource "aws_lambda_function" "hook" {
  function_name = "hook"
  role          = "arn:aws:iam::111111111111:role/hook"
  package_type  = "Image"
  image_uri     = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/hook:1"
}
