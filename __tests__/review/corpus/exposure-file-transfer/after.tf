resource "aws_transfer_server" "t" {
  protocols            = ["SFTP", "FTP"]
  endpoint_type        = "PUBLIC"
  security_policy_name = "TransferSecurityPolicy-2018-11"

  identity_provider_type = "API_GATEWAY"
  url                    = "https://auth.example.com/"
  invocation_role        = "arn:aws:iam::111111111111:role/t"
}
