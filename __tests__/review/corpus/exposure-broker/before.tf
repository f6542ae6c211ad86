resource "aws_memorydb_cluster" "m" {
  acl_name                 = "app"
  name                     = "m"
  node_type                = "db.t4g.small"
  tls_enabled              = true
  snapshot_retention_limit = 7
}
resource "aws_mq_broker" "b" {
  broker_name                = "b"
  engine_type                = "ActiveMQ"
  engine_version             = "5.18"
  host_instance_type         = "mq.m5.large"
  deployment_mode            = "ACTIVE_STANDBY_MULTI_AZ"
  publicly_accessible        = false
  auto_minor_version_upgrade = true
  user {
    username = "app"
    password = "planted-mq-777777"
  }
  logs { general = true }
}
