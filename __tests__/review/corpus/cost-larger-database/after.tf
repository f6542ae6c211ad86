resource "aws_db_instance" "main" {
  identifier                  = "main"
  engine                      = "postgres"
  instance_class              = "db.r7g.large"
  allocated_storage           = 20
  storage_type                = "gp3"
  username                    = "owner"
  manage_master_user_password = true
  skip_final_snapshot         = true
}
