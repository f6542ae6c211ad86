resource "aws_launch_template" "web" {
  name          = "web"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.small"
  user_data     = base64encode("export DB_PASSWORD=planted-userdata-55")
  metadata_options { http_tokens = "required" }
  network_interfaces {
    associate_public_ip_address = false
    security_groups             = ["sg-0123456789abcdef0"]
  }
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs { encrypted = true }
  }
}
resource "aws_autoscaling_group" "web" {
  name                = "web"
  min_size            = 3
  max_size            = 10
  desired_capacity    = 4
  vpc_zone_identifier = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  launch_template {
    id      = "lt-0123456789abcdef0"
    version = "$Latest"
  }
}
