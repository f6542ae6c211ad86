resource "aws_rds_cluster" "main" {
  cluster_identifier                  = "orders"
  engine                              = "aurora-postgresql"
  engine_version                      = "15.4"
  master_username                     = "root"
  master_password                     = "planted-aurora-4711"
  storage_encrypted                   = true
  deletion_protection                 = true
  backup_retention_period             = 14
  iam_database_authentication_enabled = true
  skip_final_snapshot                 = false
  final_snapshot_identifier           = "last"
  allow_major_version_upgrade         = true
  enabled_cloudwatch_logs_exports     = ["postgresql"]
}
resource "aws_rds_cluster_instance" "reader" {
  count                        = 3
  identifier                   = "orders-${count.index}"
  cluster_identifier           = aws_rds_cluster.main.id
  engine                       = "aurora-postgresql"
  instance_class               = "db.r6g.xlarge"
  publicly_accessible          = false
  performance_insights_enabled = true
}
