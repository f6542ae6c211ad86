variable "name" { default = "acme-one-" }
resource "aws_s3_bucket" "files" {
  bucket_prefix = var.name
  lifecycle { create_before_destroy = true }
}
resource "aws_iam_policy" "p" {
  name_prefix = var.name
  policy      = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = "${aws_s3_bucket.files.arn}/*" }] })
  lifecycle { create_before_destroy = true }
}
