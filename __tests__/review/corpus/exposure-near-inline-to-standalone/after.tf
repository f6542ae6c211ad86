resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = "vpc-00000000000000001"
}

resource "aws_vpc_security_group_ingress_rule" "low" {
  security_group_id = aws_security_group.web.id
  from_port         = 80
  to_port           = 200
  ip_protocol       = "tcp"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "high" {
  security_group_id = aws_security_group.web.id
  from_port         = 201
  to_port           = 443
  ip_protocol       = "tcp"
  cidr_ipv4         = "0.0.0.0/1"
}

resource "aws_vpc_security_group_ingress_rule" "other_half" {
  security_group_id = aws_security_group.web.id
  from_port         = 201
  to_port           = 443
  ip_protocol       = "tcp"
  cidr_ipv4         = "128.0.0.0/1"
}
