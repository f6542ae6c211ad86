/** Arguments that say with whose permissions something runs. Execution roles only start it. */
export const RUNS_AS: readonly (readonly [types: RegExp, path: readonly string[]])[] = [
  [/^aws_ecs_task_definition$/, ["task_role_arn"]],
  [/^aws_lambda_function$/, ["role"]],
  [/^aws_instance$|^aws_launch_configuration$/, ["iam_instance_profile"]],
  [/^aws_launch_template$/, ["iam_instance_profile", "name"]],
  [/^aws_launch_template$/, ["iam_instance_profile", "arn"]],
  [/^aws_iam_instance_profile$/, ["role"]],
  [
    /^aws_(sfn_state_machine|glue_job|sagemaker_notebook_instance|datasync_task|pipes_pipe)$/,
    ["role_arn"],
  ],
  [/^aws_codebuild_project$/, ["service_role"]],
  [/^aws_codepipeline$|^aws_eks_(cluster|pod_identity_association)$/, ["role_arn"]],
  [/^aws_eks_node_group$/, ["node_role_arn"]],
  [/^aws_apprunner_service$/, ["instance_configuration", "instance_role_arn"]],
  [/^aws_scheduler_schedule$|^aws_cloudwatch_event_target$/, ["target", "role_arn"]],
  [/^aws_cognito_identity_pool_roles_attachment$/, ["roles"]],
];
