resource "aws_glue_connection" "c" {
  name = "c"
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://db.example.com/app"
    USERNAME            = "app"
    PASSWORD            = "planted-glue-2"
  }
}
resource "aws_glue_data_catalog_encryption_settings" "s" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = false
      aws_kms_key_id                       = "arn:aws:kms:eu-west-1:111111111111:key/1"
    }
    encryption_at_rest {
      catalog_encryption_mode = "DISABLED"
    }
  }
}
resource "aws_glue_job" "j" {
  name                   = "j"
  role_arn               = "arn:aws:iam::111111111111:role/glue"
  default_arguments      = { "--db_password" = "planted-glue-arg" }
  security_configuration = null
  command { script_location = "s3://code/a.py" }
}
