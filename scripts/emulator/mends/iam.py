"""IAM: names of service-linked roles."""

from moto.iam.exceptions import IAMException
from moto.iam.models import IAMBackend, Role

from .gap import Gap, speaks_of

# What AWS calls them cannot be told from the service's name.
_NAMES = {
    "ecs.amazonaws.com": "ECS",
    "ecs.application-autoscaling.amazonaws.com": "ApplicationAutoScaling_ECSService",
    "elasticloadbalancing.amazonaws.com": "ElasticLoadBalancing",
    "rds.amazonaws.com": "RDS",
}


def _call_them_as_aws_does() -> None:
    create = IAMBackend.create_service_linked_role

    def create_service_linked_role(
        self: IAMBackend, service_name: str, description: str, suffix: str
    ) -> Role:
        path = f"/aws-service-role/{service_name}/"
        known = next((role for role in self.roles.values() if role.path == path), None)
        if known is not None and not suffix:
            raise IAMException(
                "InvalidInput",
                f"Service role name {known.name} has been taken in this account, please try a "
                "different suffix.",
            )
        role = create(self, service_name, description, suffix)
        if service_name in _NAMES and not suffix:
            role.name = f"AWSServiceRoleFor{_NAMES[service_name]}"
        return role

    IAMBackend.create_service_linked_role = create_service_linked_role


GAPS = [
    Gap(
        where="IAM, CreateServiceLinkedRole",
        aws_does="calls the role AWSServiceRoleForECS and alike, and refuses a second one with "
        "InvalidInput",
        believed_because="ECS Developer Guide, Using service-linked roles: https://docs.aws.amazon.com/"
        "AmazonECS/latest/developerguide/using-service-linked-roles.html; https://github.com/"
        "hashicorp/terraform-provider-aws/issues/921",
        is_open=lambda: not speaks_of(IAMBackend.create_service_linked_role, "taken"),
        mend=_call_them_as_aws_does,
    )
]
