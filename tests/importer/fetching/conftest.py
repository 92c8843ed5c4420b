import pytest

from tests.importer.fetching.serving import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()
