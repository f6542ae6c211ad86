resource "aws_security_group" "a" {
  name   = "a"
  vpc_id = "vpc-0123456789abcdef0"
  ingress {
    description = "new"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["198.51.100.7/32"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_vpc_security_group_ingress_rule" "r" {
  security_group_id = aws_security_group.a.id
  description       = "y"
  cidr_ipv4         = "203.0.113.5/32"
  from_port         = 8443
  to_port           = 8443
  ip_protocol       = "tcp"
}
