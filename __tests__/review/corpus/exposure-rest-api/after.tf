resource "aws_api_gateway_rest_api" "api" {
  name = "api"
  endpoint_configuration { types = ["REGIONAL"] }
}
resource "aws_api_gateway_resource" "r" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = "orders"
}
resource "aws_api_gateway_method" "m" {
  rest_api_id      = aws_api_gateway_rest_api.api.id
  resource_id      = aws_api_gateway_resource.r.id
  http_method      = "POST"
  authorization    = "NONE"
  api_key_required = false
}
resource "aws_api_gateway_stage" "prod" {
  rest_api_id          = aws_api_gateway_rest_api.api.id
  deployment_id        = "dep1"
  stage_name           = "prod"
  xray_tracing_enabled = false
  variables            = { db_password = "planted-stage-1618" }
}
resource "aws_api_gateway_domain_name" "d" {
  domain_name              = "api.example.com"
  regional_certificate_arn = "arn:aws:acm:eu-west-1:111111111111:certificate/1"
  security_policy          = "TLS_1_0"
  endpoint_configuration { types = ["REGIONAL"] }

}
resource "aws_api_gateway_authorizer" "a" {
  name           = "a"
  rest_api_id    = aws_api_gateway_rest_api.api.id
  type           = "TOKEN"
  authorizer_uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111111111111:function:auth/invocations"
}
