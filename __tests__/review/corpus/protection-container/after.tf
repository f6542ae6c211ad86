resource "aws_ecs_task_definition" "api" {
  family = "api"
  container_definitions = jsonencode([{
    name        = "api"
    image       = "example/api:1"
    memory      = 256
    privileged  = true
    environment = [{ name = "DB_PASSWORD", value = "planted-in-container-77aa" }]
  }])
}
