resource "aws_ecs_task_definition" "api" {
  family                   = "api"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  task_role_arn            = "arn:aws:iam::111111111111:role/admin"
  container_definitions = jsonencode([{
    name                   = "api"
    image                  = "example/api:2"
    privileged             = true
    readonlyRootFilesystem = false
    environment            = [{ name = "DB_PASSWORD", value = "planted-env-8899" }]
  }])
}
resource "aws_ecs_service" "api" {
  name                               = "api"
  cluster                            = "arn:aws:ecs:eu-west-1:111111111111:cluster/main"
  task_definition                    = aws_ecs_task_definition.api.arn
  desired_count                      = 1
  launch_type                        = "FARGATE"
  deployment_minimum_healthy_percent = 0
  enable_execute_command             = true
  network_configuration {
    subnets          = ["subnet-0123456789abcdef0"]
    security_groups  = ["sg-0123456789abcdef0"]
    assign_public_ip = true
  }
}
