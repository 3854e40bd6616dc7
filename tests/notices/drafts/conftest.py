from tests.fake_suites import fake_suite, hanging

__all__ = ["fake_suite", "hanging"]
