resource "aws_security_group" "api" {
  name   = "api"
  vpc_id = "vpc-00000000000000001"

  ingress {
    from_port   = 0
    to_port     = 65535
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
