resource "aws_db_instance" "main" {
  identifier                      = "main"
  engine                          = "postgres"
  instance_class                  = "db.t4g.micro"
  allocated_storage               = 20
  username                        = "owner"
  manage_master_user_password     = true
  deletion_protection             = true
  backup_retention_period         = 14
  multi_az                        = true
  final_snapshot_identifier       = "main-final"
  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]
}
