resource "aws_security_group" "api" {
  name   = "api"
  vpc_id = "vpc-00000000000000001"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["203.0.113.0/24"]
  }
}
