"""Application Auto Scaling: tags of scalable targets, and what was scaled."""

import json

from moto.applicationautoscaling import responses
from moto.applicationautoscaling.models import FakeScalableTarget
from moto.core.exceptions import JsonRESTError

from .gap import Gap

Response = responses.ApplicationAutoScalingResponse


def _target(response: Response) -> FakeScalableTarget:
    arn = response._get_param("ResourceARN")
    for by_id in response.applicationautoscaling_backend.targets.values():
        for target in by_id.values():
            if target.arn == arn:
                return target
    raise JsonRESTError("ResourceNotFoundException", f"No scalable target {arn}")


def _tags(target: FakeScalableTarget) -> dict[str, str]:
    return target.__dict__.setdefault("tags", {})


def _list(response: Response) -> str:
    return json.dumps({"Tags": _tags(_target(response))})


def _tag(response: Response) -> str:
    _tags(_target(response)).update(response._get_param("Tags"))
    return "{}"


def _untag(response: Response) -> str:
    tags = _tags(_target(response))
    for key in response._get_param("TagKeys"):
        tags.pop(key, None)
    return "{}"


def _keep_tags() -> None:
    register = Response.register_scalable_target

    def register_scalable_target(self: Response) -> str:
        answer = register(self)
        of_dimension = self.applicationautoscaling_backend.targets[
            self._get_param("ScalableDimension")
        ]
        _tags(of_dimension[self._get_param("ResourceId")]).update(
            self._get_param("Tags") or {}
        )
        return answer

    Response.register_scalable_target = register_scalable_target
    Response.list_tags_for_resource = _list
    Response.tag_resource = _tag
    Response.untag_resource = _untag


def _activities(_: Response) -> str:
    return json.dumps({"ScalingActivities": []})


def _answer_that_nothing_was_scaled() -> None:
    Response.describe_scaling_activities = _activities


GAPS = [
    Gap(
        where="Application Auto Scaling, tags",
        aws_does="keeps the tags of RegisterScalableTarget and answers ListTagsForResource, "
        "TagResource and UntagResource",
        believed_because="Application Auto Scaling API Reference, ListTagsForResource: "
        "https://docs.aws.amazon.com/autoscaling/application/APIReference/"
        "API_ListTagsForResource.html",
        is_open=lambda: not hasattr(Response, "list_tags_for_resource"),
        mend=_keep_tags,
    ),
    Gap(
        where="Application Auto Scaling, activities",
        aws_does="answers DescribeScalingActivities with what it scaled; nothing watches "
        "the load of tasks here, so that is nothing",
        believed_because="Application Auto Scaling API Reference, DescribeScalingActivities: "
        "https://docs.aws.amazon.com/autoscaling/application/APIReference/"
        "API_DescribeScalingActivities.html",
        is_open=lambda: not hasattr(Response, "describe_scaling_activities"),
        mend=_answer_that_nothing_was_scaled,
    ),
]
