resource "aws_lb" "w" {
  name                       = "w"
  internal                   = true
  enable_deletion_protection = true
  drop_invalid_header_fields = true
  subnets                    = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  access_logs {
    bucket  = "logs"
    enabled = true
  }
}
resource "aws_lb_listener" "l" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/x/1"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-FS-1-2-Res-2020-10"
  certificate_arn   = "arn:aws:acm:eu-west-1:111111111111:certificate/1"
  default_action {
    type  = "authenticate-oidc"
    order = 1
    authenticate_oidc {
      authorization_endpoint = "https://id.example.com/a"
      client_id              = "c"
      client_secret          = "planted-oidc-66"
      issuer                 = "https://id.example.com"
      token_endpoint         = "https://id.example.com/t"
      user_info_endpoint     = "https://id.example.com/u"
    }
  }
  default_action {
    type             = "forward"
    order            = 2
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/x/1"
  }
}
resource "aws_lb_target_group" "t" {
  name     = "t"
  port     = 443
  protocol = "HTTPS"
  vpc_id   = "vpc-0123456789abcdef0"
  health_check { path = "/health" }
}
