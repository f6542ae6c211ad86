resource "aws_db_instance" "main" {
  identifier                  = "main"
  engine                      = "postgres"
  instance_class              = "db.t4g.micro"
  allocated_storage           = 20
  username                    = "owner"
  manage_master_user_password = true
  backup_retention_period     = 7
  skip_final_snapshot         = true
}
