resource "aws_cloudfront_distribution" "site" {
  enabled             = true
  web_acl_id          = null
  default_root_object = "index.html"
  origin {
    domain_name              = "acme-site.s3.eu-west-1.amazonaws.com"
    origin_id                = "s3"
    origin_access_control_id = null
    custom_header {
      name  = "X-Origin-Secret"
      value = "planted-header-3141"
    }
  }
  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "s3"
    viewer_protocol_policy = "allow-all"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    trusted_key_groups     = []
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
      locations        = []
    }
  }
  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:111111111111:certificate/1"
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1"
  }

}
