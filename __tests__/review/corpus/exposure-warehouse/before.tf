resource "aws_redshift_cluster" "dw" {
  cluster_identifier                  = "dw"
  node_type                           = "ra3.xlplus"
  number_of_nodes                     = 4
  cluster_type                        = "multi-node"
  database_name                       = "dw"
  master_username                     = "root"
  master_password                     = "Planted-dw-8833"
  publicly_accessible                 = false
  encrypted                           = true
  automated_snapshot_retention_period = 7
  skip_final_snapshot                 = true
  enhanced_vpc_routing                = true
}
resource "aws_redshift_parameter_group" "p" {
  name   = "dw"
  family = "redshift-1.0"
  parameter {
    name  = "require_ssl"
    value = "true"
  }
}
