resource "aws_security_group" "bastion" {
  name   = "bastion"
  vpc_id = "vpc-00000000000000001"
}

resource "aws_vpc_security_group_ingress_rule" "ssh" {
  security_group_id = aws_security_group.bastion.id
  from_port         = 22
  to_port           = 22
  ip_protocol       = "tcp"
  cidr_ipv6         = "::/0"
}
