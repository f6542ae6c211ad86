resource "aws_db_instance" "main" {
  identifier                  = "main"
  engine                      = "mysql"
  instance_class              = "db.t4g.micro"
  allocated_storage           = 20
  username                    = "owner"
  manage_master_user_password = true
  publicly_accessible         = true
  skip_final_snapshot         = true
}

resource "aws_lb" "web" {
  name     = "web"
  internal = false
  subnets  = ["subnet-00000000000000001", "subnet-00000000000000002"]
}

resource "aws_lambda_function" "hook" {
  function_name = "hook"
  role          = "arn:aws:iam::111111111111:role/hook"
  package_type  = "Image"
  image_uri     = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/hook:1"
}

resource "aws_lambda_function_url" "hook" {
  function_name      = aws_lambda_function.hook.function_name
  authorization_type = "NONE"
}
