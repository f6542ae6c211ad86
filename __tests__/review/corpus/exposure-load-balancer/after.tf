resource "aws_lb" "w" {
  name                       = "w"
  internal                   = false
  enable_deletion_protection = false
  drop_invalid_header_fields = false
  subnets                    = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]

}
resource "aws_lb_listener" "l" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/x/1"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-FS-2018-06"
  certificate_arn   = "arn:aws:acm:eu-west-1:111111111111:certificate/1"

  default_action {
    type             = "forward"
    order            = 2
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/x/1"
  }
}
resource "aws_lb_target_group" "t" {
  name     = "t"
  port     = 443
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
  health_check { path = "/" }
}
