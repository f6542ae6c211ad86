resource "aws_security_group" "db" {
  name   = "db"
  vpc_id = "vpc-00000000000000001"

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16", "0.0.0.0/0"]
  }
}
