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
    variables = { API_TOKEN = var.token, AWS_KEY = "AKIAIOSFODNN7EXAMPLE" }
  }
}

resource "aws_db_instance" "main" {
  identifier          = "main"
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 20
  username            = "owner"
  password            = "planted-as-password-e5f6"
  skip_final_snapshot = true
}

resource "aws_instance" "web" {
  ami           = "ami-00000000000000001"
  instance_type = "t3.micro"
  user_data     = "export PASSWORD=planted-in-user-data-4410"
}

output "token" {
  value     = var.token
  sensitive = true
}
