variable "token" {
  sensitive = true
  default   = "planted-by-variable-9f3c"
}

resource "aws_ssm_parameter" "key" {
  name  = "/acme/key"
  type  = "SecureString"
  value = "planted-in-parameter-77aa"
}

resource "aws_lambda_function" "hook" {
  function_name = "hook"
  role          = "arn:aws:iam::111111111111:role/hook"
  package_type  = "Image"
  image_uri     = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/hook:1"
  environment {
    variables = { API_TOKEN = "planted-in-environment-1b2d" }
  }
}
