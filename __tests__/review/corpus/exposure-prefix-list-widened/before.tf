resource "aws_security_group" "api" {
  name   = "api"
  vpc_id = "vpc-00000000000000001"
}

resource "aws_security_group_rule" "offices" {
  security_group_id = aws_security_group.api.id
  type              = "ingress"
  from_port         = 443
  to_port           = 443
  protocol          = "tcp"
  prefix_list_ids   = [aws_ec2_managed_prefix_list.offices.id]
}

resource "aws_ec2_managed_prefix_list" "offices" {
  name           = "offices"
  address_family = "IPv4"
  max_entries    = 5

  entry {
    cidr = "203.0.113.0/24"
  }
}
