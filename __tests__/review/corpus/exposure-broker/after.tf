resource "aws_memorydb_cluster" "m" {
  acl_name                 = "open-access"
  name                     = "m"
  node_type                = "db.t4g.small"
  tls_enabled              = true
  snapshot_retention_limit = 1
}
resource "aws_mq_broker" "b" {
  broker_name                = "b"
  engine_type                = "ActiveMQ"
  engine_version             = "5.18"
  host_instance_type         = "mq.m5.large"
  deployment_mode            = "SINGLE_INSTANCE"
  publicly_accessible        = true
  auto_minor_version_upgrade = true
  user {
    username = "app"
    password = "planted-mq-777777"
  }
  logs { general = false }
}
