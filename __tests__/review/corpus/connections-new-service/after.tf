resource "aws_security_group" "lb" {
  name   = "lb"
  vpc_id = "vpc-00000000000000001"
}

resource "aws_security_group" "api" {
  name   = "api"
  vpc_id = "vpc-00000000000000001"
}

resource "aws_security_group" "db" {
  name   = "db"
  vpc_id = "vpc-00000000000000001"
}

resource "aws_vpc_security_group_ingress_rule" "internet_lb" {
  security_group_id = aws_security_group.lb.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "lb_api" {
  security_group_id            = aws_security_group.api.id
  referenced_security_group_id = aws_security_group.lb.id
  ip_protocol                  = "tcp"
  from_port                    = 3000
  to_port                      = 3000
}

resource "aws_lb" "web" {
  name            = "web"
  internal        = false
  subnets         = ["subnet-00000000000000001", "subnet-00000000000000002"]
  security_groups = [aws_security_group.lb.id]
}

resource "aws_ecs_cluster" "main" {
  name = "main"
}

resource "aws_ecs_service" "api" {
  name            = "api"
  cluster         = aws_ecs_cluster.main.arn
  task_definition = "arn:aws:ecs:eu-west-1:111111111111:task-definition/api:1"
  desired_count   = 2
  network_configuration {
    subnets         = ["subnet-00000000000000003"]
    security_groups = [aws_security_group.api.id]
  }
}

resource "aws_rds_cluster" "main" {
  cluster_identifier          = "main"
  engine                      = "aurora-postgresql"
  master_username             = "owner"
  manage_master_user_password = true
  vpc_security_group_ids      = [aws_security_group.db.id]
  skip_final_snapshot         = true
}

resource "aws_vpc_security_group_ingress_rule" "api_db" {
  security_group_id            = aws_security_group.db.id
  referenced_security_group_id = aws_security_group.api.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}
