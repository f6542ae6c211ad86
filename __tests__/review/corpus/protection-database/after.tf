resource "aws_db_instance" "main" {
  identifier                      = "main"
  engine                          = "postgres"
  instance_class                  = "db.t4g.micro"
  allocated_storage               = 20
  username                        = "owner"
  manage_master_user_password     = true
  deletion_protection             = false
  backup_retention_period         = 0
  multi_az                        = false
  skip_final_snapshot             = true
  enabled_cloudwatch_logs_exports = ["upgrade"]
}
