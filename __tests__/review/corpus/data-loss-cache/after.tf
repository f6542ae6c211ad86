resource "aws_elasticache_replication_group" "main" {
  replication_group_id       = "sessions"
  description                = "sessions"
  node_type                  = "cache.t4g.small"
  num_cache_clusters         = 1
  automatic_failover_enabled = false
  multi_az_enabled           = false
  transit_encryption_enabled = true
  at_rest_encryption_enabled = false
  auth_token                 = "planted-token-0123456789"
  snapshot_retention_limit   = 0
}
resource "aws_elasticache_parameter_group" "p" {
  name   = "p"
  family = "redis7"
  parameter {
    name  = "maxmemory-policy"
    value = "allkeys-lru"
  }
}
