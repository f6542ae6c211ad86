resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = "vpc-00000000000000001"
}

resource "aws_security_group_rule" "web" {
  security_group_id = aws_security_group.web.id
  type              = "ingress"
  from_port         = 80
  to_port           = 443
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
}
