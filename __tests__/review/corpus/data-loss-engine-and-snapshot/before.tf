resource "aws_db_instance" "shrink" {
  identifier          = "app"
  engine              = "postgres"
  engine_version      = "15.4"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 100
  username            = "root"
  password            = "planted-rds-1"
  skip_final_snapshot = true
  ca_cert_identifier  = "rds-ca-rsa2048-g1"
  storage_type        = "gp3"
}
resource "aws_db_instance" "engine" {
  identifier          = "engine"
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 20
  username            = "root"
  password            = "planted-rds-3"
  skip_final_snapshot = true
}
resource "aws_db_instance" "restored" {
  identifier           = "restored"
  engine               = "postgres"
  instance_class       = "db.t4g.micro"
  allocated_storage    = 20
  username             = "root"
  password             = "planted-rds-3"
  snapshot_identifier  = null
  skip_final_snapshot  = true
  db_subnet_group_name = "a"
}
