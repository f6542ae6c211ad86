resource "aws_elasticache_replication_group" "main" {
  replication_group_id       = "sessions"
  description                = "sessions"
  node_type                  = "cache.t4g.small"
  num_cache_clusters         = 3
  automatic_failover_enabled = true
  multi_az_enabled           = true
  transit_encryption_enabled = true
  at_rest_encryption_enabled = true
  auth_token                 = "planted-token-0123456789"
  snapshot_retention_limit   = 7
}
resource "aws_elasticache_parameter_group" "p" {
  name   = "p"
  family = "redis7"
  parameter {
    name  = "maxmemory-policy"
    value = "noeviction"
  }
}
