resource "aws_rds_cluster" "main" {
  cluster_identifier                  = "orders"
  engine                              = "aurora-postgresql"
  engine_version                      = "16.1"
  master_username                     = "root"
  master_password                     = "planted-aurora-4711"
  storage_encrypted                   = true
  deletion_protection                 = false
  backup_retention_period             = 1
  iam_database_authentication_enabled = false
  skip_final_snapshot                 = true
  final_snapshot_identifier           = "last"
  allow_major_version_upgrade         = true
  enabled_cloudwatch_logs_exports     = []
}
resource "aws_rds_cluster_instance" "reader" {
  count                        = 1
  identifier                   = "orders-${count.index}"
  cluster_identifier           = aws_rds_cluster.main.id
  engine                       = "aurora-postgresql"
  instance_class               = "db.r6g.large"
  publicly_accessible          = true
  performance_insights_enabled = false
}
