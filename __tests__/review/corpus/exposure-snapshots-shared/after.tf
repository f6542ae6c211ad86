resource "aws_db_snapshot" "last" {
  db_instance_identifier = "main"
  db_snapshot_identifier = "last"
  shared_accounts        = ["all"]
}

resource "aws_db_snapshot" "ours" {
  db_instance_identifier = "main"
  db_snapshot_identifier = "ours"
}

resource "aws_ami_launch_permission" "everyone" {
  image_id = "ami-00000000000000001"
  group    = "all"
}
