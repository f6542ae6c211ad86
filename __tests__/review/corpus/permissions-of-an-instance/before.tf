resource "aws_instance" "bastion" {
  ami                     = "ami-0123456789abcdef0"
  instance_type           = "t3.micro"
  iam_instance_profile    = "reader"
  source_dest_check       = true
  disable_api_termination = true
  key_name                = "k"
  root_block_device {
    encrypted   = true
    volume_size = 20
  }
}
resource "aws_ebs_volume" "data" {
  availability_zone = "eu-west-1a"
  size              = 100
  encrypted         = true
}
resource "aws_volume_attachment" "data" {
  device_name = "/dev/sdh"
  volume_id   = aws_ebs_volume.data.id
  instance_id = aws_instance.bastion.id
}
resource "aws_eip" "e" {
  domain   = "vpc"
  instance = aws_instance.bastion.id
}
