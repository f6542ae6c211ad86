resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::111111111111:role/eks"
  version  = "1.29"
  vpc_config {
    subnet_ids              = ["subnet-0123456789abcdef0"]
    endpoint_public_access  = true
    endpoint_private_access = true
    public_access_cidrs     = ["198.51.100.0/24"]
  }
}
resource "aws_eks_node_group" "main" {
  cluster_name    = aws_eks_cluster.main.name
  node_group_name = "main"
  node_role_arn   = "arn:aws:iam::111111111111:role/node"
  subnet_ids      = ["subnet-0123456789abcdef0"]
  instance_types  = ["m5.large"]
  scaling_config {
    desired_size = 3
    max_size     = 5
    min_size     = 0
  }
}
resource "aws_eks_access_policy_association" "dev" {
  cluster_name  = aws_eks_cluster.main.name
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"
  principal_arn = "arn:aws:iam::111111111111:role/dev"
  access_scope { type = "cluster" }
}
