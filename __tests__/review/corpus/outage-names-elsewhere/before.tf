resource "aws_route53_zone" "main" { name = "example.com" }
resource "aws_route53_record" "www" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "www"
  type    = "A"
  ttl     = 300
  records = ["198.51.100.1"]
}
resource "aws_route53_record" "mx" {
  zone_id = aws_route53_zone.main.zone_id
  name    = ""
  type    = "MX"
  ttl     = 300
  records = ["10 mail.example.com"]
}
resource "aws_route53_record" "moved" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "old"
  type    = "CNAME"
  ttl     = 300
  records = ["www.example.com"]
}
resource "aws_route53_zone" "gone" { name = "example.net" }
