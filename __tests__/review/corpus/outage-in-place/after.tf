resource "aws_instance" "web" {
  ami           = "ami-00000000000000001"
  instance_type = "t3.small"
}

resource "aws_ecs_cluster" "main" {
  name = "main"
}

resource "aws_ecs_service" "api" {
  name            = "api"
  cluster         = aws_ecs_cluster.main.arn
  task_definition = "arn:aws:ecs:eu-west-1:111111111111:task-definition/api:1"
  desired_count   = 0
}
