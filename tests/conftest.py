"""What several tests share."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "here",
    deadline=None,  # two cores are shared by many tests; time is pytest-timeout's affair
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("here")
