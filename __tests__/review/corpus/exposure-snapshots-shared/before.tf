resource "aws_db_snapshot" "last" {
  db_instance_identifier = "main"
  db_snapshot_identifier = "last"
}

resource "aws_db_snapshot" "ours" {
  db_instance_identifier = "main"
  db_snapshot_identifier = "ours"
  shared_accounts        = ["222222222222"]
}
