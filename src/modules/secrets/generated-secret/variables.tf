variable "name" {
  description = "Name of the secret in Secrets Manager."
  type        = string
}

variable "description" {
  description = "What the secret is for; shown in the console."
  type        = string
}

variable "kms_key_id" {
  description = "ARN of the key that encrypts it. Default: the account's aws/secretsmanager, free."
  type        = string
  default     = null
}

variable "recovery_window_in_days" {
  description = "Days a deleted secret can be restored, 7 to 30, and its name stays taken; 0 deletes it at once."
  type        = number
  default     = 30
}

variable "length" {
  description = "Characters of the password."
  type        = number
  default     = 32
}

variable "symbols" {
  description = "Whether it has punctuation."
  type        = bool
  default     = false
}

variable "value_version" {
  description = "Raise it to make a new value."
  type        = number
  default     = 1
}

variable "username" {
  description = "When given, the secret is the JSON object of username and password that database clients expect."
  type        = string
  default     = null
}

variable "read_back" {
  description = "Whether the output `password` is wanted. Terraform then needs to be allowed to read the secret, also when it plans."
  type        = bool
  default     = false
}

variable "tags" {
  description = "Tags of the secret, beside the provider's default tags."
  type        = map(string)
  default     = {}
}
