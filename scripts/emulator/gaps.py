"""The one list of what moto gets wrong and is mended here.

A gap says where, what AWS does and why that is believed, and patches the running server. It makes
the emulator behave as AWS documents, never as this platform's output would like. Delete it when an
upgrade of moto mends it: run as a program, this names those that are no longer open.
"""

from mends import (
    acm,
    application_auto_scaling,
    ec2,
    ec2_dependencies,
    ecr,
    ecs,
    ecs_definitions,
    ecs_exec,
    ecs_services,
    ecs_tasks,
    elbv2,
    iam,
    kms,
    log_groups,
    rds,
    rds_groups,
    rds_instances,
    rds_restores,
    rds_stopping,
    s3,
    secretsmanager,
    service_discovery,
    tagging,
)
from mends.gap import Gap

GAPS: list[Gap] = [
    *acm.GAPS,
    *application_auto_scaling.GAPS,
    *ec2.GAPS,
    *ec2_dependencies.GAPS,
    *ecr.GAPS,
    *ecs.GAPS,
    *ecs_definitions.GAPS,
    *ecs_services.GAPS,
    *ecs_tasks.GAPS,
    *ecs_exec.GAPS,
    *elbv2.GAPS,
    *iam.GAPS,
    *kms.GAPS,
    *log_groups.GAPS,
    *rds.GAPS,
    *rds_groups.GAPS,
    *rds_instances.GAPS,
    *rds_restores.GAPS,
    *rds_stopping.GAPS,
    *s3.GAPS,
    *secretsmanager.GAPS,
    *service_discovery.GAPS,
    *tagging.GAPS,
]

if __name__ == "__main__":
    for gap in GAPS:
        if not gap.is_open():
            print(f"{gap.where}: moto no longer needs to be mended; delete this gap")
