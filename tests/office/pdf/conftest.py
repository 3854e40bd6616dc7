from collections.abc import Callable

import pytest

from generator.office.pdf import conversion
from generator.office.pdf.conversion import PdfConversion, convert_documents, pdf_target
from generator.office.suite import Call, OfficeSuite, Pool, find_suite
from tests.office.pdf.test_conversion import HANGING, SAMPLES
from tests.sample_docx import paragraph, sample_docx


@pytest.fixture(scope="session")
def rendered() -> PdfConversion:
    """All samples as PDF, in one run of the real office suite."""
    return convert_documents(SAMPLES)


@pytest.fixture(scope="session")
def unadapted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """The PDF of a sample that was not adapted, by ``overflowPunct``."""
    program = find_suite()
    assert program is not None
    call = Call(OfficeSuite(program, {}, 120, pdf_target()), tmp_path_factory.mktemp("unadapted") / "call", ["0", "1"])
    for name in call.names:
        hanging = f'<w:overflowPunct w:val="{name}"/>'
        call.put(name, sample_docx(paragraph(HANGING), hanging=hanging))
    calls = [call]
    with Pool(1, lambda: calls.pop() if calls else None) as pool:
        pdfs = {name: call.output(name).read_bytes() for _, name in pool.events() if name is not None}
    return pdfs.__getitem__


@pytest.fixture
def many_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with more cores than any test wants."""
    monkeypatch.setattr(conversion, "cores", lambda: 64)
