resource "aws_ecs_task_definition" "api" {
  family                   = "api"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 1024
  task_role_arn            = "arn:aws:iam::111111111111:role/api"
  container_definitions = jsonencode([{
    name                   = "api"
    image                  = "example/api:1"
    privileged             = false
    readonlyRootFilesystem = true
    secrets                = [{ name = "DB_PASSWORD", valueFrom = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:db" }]
  }])
}
resource "aws_ecs_service" "api" {
  name                               = "api"
  cluster                            = "arn:aws:ecs:eu-west-1:111111111111:cluster/main"
  task_definition                    = aws_ecs_task_definition.api.arn
  desired_count                      = 4
  launch_type                        = "FARGATE"
  deployment_minimum_healthy_percent = 100
  enable_execute_command             = false
  network_configuration {
    subnets          = ["subnet-0123456789abcdef0"]
    security_groups  = ["sg-0123456789abcdef0"]
    assign_public_ip = false
  }
}
