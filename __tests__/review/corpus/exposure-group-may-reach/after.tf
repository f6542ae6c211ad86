resource "aws_security_group" "batch" {
  name   = "batch"
  vpc_id = "vpc-00000000000000001"
}

resource "aws_security_group" "db" {
  name   = "db"
  vpc_id = "vpc-00000000000000001"
}

resource "aws_vpc_security_group_ingress_rule" "batch" {
  security_group_id            = aws_security_group.db.id
  referenced_security_group_id = aws_security_group.batch.id
  from_port                    = 5432
  to_port                      = 5432
  ip_protocol                  = "tcp"
}
