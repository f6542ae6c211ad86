resource "aws_db_instance" "shrink" {
  identifier          = "app-new"
  engine              = "postgres"
  engine_version      = "15.4"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 50
  username            = "root"
  password            = "planted-rds-2"
  skip_final_snapshot = true
  ca_cert_identifier  = "rds-ca-rsa4096-g1"
  storage_type        = "gp3"
}
resource "aws_db_instance" "engine" {
  identifier          = "engine"
  engine              = "mysql"
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
  snapshot_identifier  = "arn:aws:rds:eu-west-1:111111111111:snapshot:other"
  skip_final_snapshot  = true
  db_subnet_group_name = "b"
}
