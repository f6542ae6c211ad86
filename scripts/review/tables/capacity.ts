/** Numbers of what answers: with fewer, what is left has to carry it all, and one is no spare. */
export const CAPACITY: readonly (readonly [types: RegExp, path: readonly string[]])[] = [
  [/^aws_ecs_service$/, ["desired_count"]],
  [/^aws_autoscaling_group$/, ["desired_capacity"]],
  [/^aws_autoscaling_group$/, ["max_size"]],
  [/^aws_appautoscaling_target$/, ["max_capacity"]],
  [/^aws_eks_node_group$/, ["scaling_config", "desired_size"]],
  [/^aws_elasticache_replication_group$/, ["num_cache_clusters"]],
  [/^aws_elasticache_replication_group$/, ["num_node_groups"]],
  [/^aws_elasticache_replication_group$/, ["replicas_per_node_group"]],
  [/^aws_memorydb_cluster$/, ["num_replicas_per_shard"]],
  [/^aws_(opensearch|elasticsearch)_domain$/, ["cluster_config", "instance_count"]],
  [/^aws_kinesis_stream$/, ["shard_count"]],
  [/^aws_lambda_provisioned_concurrency_config$/, ["provisioned_concurrent_executions"]],
];
