resource "aws_iam_user" "ana" {
  name = "ana"
}

resource "aws_iam_group" "people" {
  name = "people"
}

resource "aws_iam_group_policy" "people" {
  name  = "own"
  group = aws_iam_group.people.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "ec2:Describe*", Resource = "*" }]
  })
}
