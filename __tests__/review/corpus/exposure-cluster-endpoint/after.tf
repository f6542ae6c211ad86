resource "aws_eks_cluster" "main" {
  name                      = "main"
  role_arn                  = "arn:aws:iam::111111111111:role/eks"
  enabled_cluster_log_types = ["api"]
  vpc_config {
    subnet_ids              = ["subnet-00000000000000001", "subnet-00000000000000002"]
    endpoint_public_access  = true
    endpoint_private_access = true
    public_access_cidrs     = ["0.0.0.0/0"]
  }
}
