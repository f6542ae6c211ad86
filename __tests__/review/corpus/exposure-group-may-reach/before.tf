resource "aws_security_group" "batch" {
  name   = "batch"
  vpc_id = "vpc-00000000000000001"
}

resource "aws_security_group" "db" {
  name   = "db"
  vpc_id = "vpc-00000000000000001"
}
