from tests.fake_suites import fake_suite

__all__ = ["fake_suite"]
