resource "aws_launch_template" "web" {
  name          = "web"
  image_id      = "ami-0123456789abcdef1"
  instance_type = "t3.small"
  user_data     = base64encode("export DB_PASSWORD=planted-userdata-55")
  metadata_options { http_tokens = "optional" }
  network_interfaces {
    associate_public_ip_address = true
    security_groups             = ["sg-0123456789abcdef0"]
  }
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs { encrypted = false }
  }
}
resource "aws_autoscaling_group" "web" {
  name                = "web"
  min_size            = 0
  max_size            = 2
  desired_capacity    = 1
  vpc_zone_identifier = ["subnet-0123456789abcdef0"]
  launch_template {
    id      = "lt-0123456789abcdef0"
    version = "$Latest"
  }
}
