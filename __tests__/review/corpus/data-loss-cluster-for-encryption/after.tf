resource "aws_rds_cluster" "main" {
  cluster_identifier  = "events"
  engine              = "aurora-postgresql"
  engine_version      = "15.4"
  master_username     = "admin1"
  master_password     = "planted-aurora-4711"
  storage_encrypted   = false
  skip_final_snapshot = true
}
resource "aws_rds_cluster_instance" "one" {
  identifier         = "events-1"
  cluster_identifier = aws_rds_cluster.main.id
  engine             = "aurora-postgresql"
  instance_class     = "db.r6g.large"
}
