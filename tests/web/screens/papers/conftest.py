from tests.web.office_page import served

__all__ = ["served"]
