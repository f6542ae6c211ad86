resource "aws_acm_certificate" "c" {
  domain_name       = "*.example.com"
  validation_method = "DNS"
  lifecycle { create_before_destroy = true }
}
resource "aws_acm_certificate" "d" {
  domain_name               = "d.example.com"
  subject_alternative_names = ["b.d.example.com"]
  validation_method         = "DNS"
}
