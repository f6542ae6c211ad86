resource "aws_security_group" "bastion" {
  name   = "bastion"
  vpc_id = "vpc-00000000000000001"
}
