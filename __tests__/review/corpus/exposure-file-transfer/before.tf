resource "aws_transfer_server" "t" {
  protocols            = ["SFTP"]
  endpoint_type        = "VPC"
  security_policy_name = "TransferSecurityPolicy-2024-01"
  endpoint_details {
    vpc_id     = "vpc-0123456789abcdef0"
    subnet_ids = ["subnet-0123456789abcdef0"]
  }
  identity_provider_type = "API_GATEWAY"
  url                    = "https://auth.example.com/"
  invocation_role        = "arn:aws:iam::111111111111:role/t"
}
