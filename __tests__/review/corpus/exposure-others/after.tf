resource "aws_appsync_graphql_api" "g" {
  name                = "g"
  authentication_type = "API_KEY"
}
resource "aws_apprunner_service" "s" {
  service_name = "s"
  source_configuration {
    image_repository {
      image_identifier      = "public.ecr.aws/x/y:1"
      image_repository_type = "ECR_PUBLIC"
      image_configuration { runtime_environment_variables = { API_KEY = "planted-apprunner-99" } }
    }
  }
  network_configuration {
    ingress_configuration { is_publicly_accessible = true }
  }
}
resource "aws_codebuild_project" "c" {
  name         = "c"
  service_role = "arn:aws:iam::111111111111:role/build"
  artifacts { type = "NO_ARTIFACTS" }
  environment {
    compute_type    = "BUILD_GENERAL1_SMALL"
    image           = "aws/codebuild/standard:7.0"
    type            = "LINUX_CONTAINER"
    privileged_mode = true
    environment_variable {
      name  = "NPM_TOKEN"
      value = "planted-codebuild-12"
    }
  }
  source {
    type     = "GITHUB"
    location = "https://github.com/example/app"
  }
}
resource "aws_scheduler_schedule" "s" {
  name                = "s"
  schedule_expression = "rate(1 day)"
  state               = "DISABLED"
  flexible_time_window { mode = "OFF" }
  target {
    arn      = "arn:aws:lambda:eu-west-1:111111111111:function:x"
    role_arn = "arn:aws:iam::111111111111:role/x"
  }
}
resource "aws_organizations_policy" "scp" {
  name    = "scp"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = ["iam:CreateUser"], Resource = "*" }] })
}
