resource "aws_db_instance" "main" {
  identifier                  = "main"
  engine                      = "postgres"
  engine_version              = "16.4"
  allow_major_version_upgrade = true
  apply_immediately           = true
  instance_class              = "db.t4g.micro"
  allocated_storage           = 20
  username                    = "owner"
  manage_master_user_password = true
  skip_final_snapshot         = true
}
