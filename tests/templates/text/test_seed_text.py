"""Text in = text out: the notice as built says what the notice as handed over says, paragraph by paragraph.

The digests were made once from the notice as it was handed over: a paragraph's characters that are no white space,
the lines of a title together, the contact's name and telephone masked. A line so short that its digest could be guessed
back (an extraction code) is taken together with the one before it. No word of the notice stands here.
"""

import hashlib
from io import BytesIO
from pathlib import Path

import docx

from generator.official.blocks import Role
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.templates.text.notice import Notice, open_notice

TEMPLATES = Path(__file__).parents[3] / "templates"
SHORT_SECRET = "提取码"
MASKS = {"name": "某某", "phone": "零"}

# What the notice as handed over does not have.
ADDED = {role.value for role in (Role.ISSUER_MARK, Role.IMPRINT, Role.PAGE_NUMBER, Role.ANCHOR)}

DIGESTS = (
    "fba42a1c0ab10f5de4b39530a5e739ecd0aab342bc7e9ddb7b620cf2dc294589",
    "9ea1ccc2a5562252372f0000087ea6c08228e0e0db493b960f374be5ea6175bf",
    "62d6cac899105a605ec60d057299f0c511b9523d1eee1792dd3279daca441e83",
    "3bf78b18b19c7aac03be3e78959899a133f68298cbeb1f238c9e327b31cadb45",
    "2566f9b4442691a6031e20ce6073ccef80bfb2d8d52d4f31a64d9ba8b5162ff0",
    "80d95677c9e8a65389ce9b6fbd53bee0fe4d06a5bcfa724cc56a92a881391d91",
    "1c3568d0e56b451456a2f0c108ebf47b94dd294521ef5f567e4dccfe4888282a",
    "b674802a8f02e2b2542fb8634b49a7ad069dc235ed88629455a1bc2360cc3021",
    "20f3362dcd13d79bc4f7d5b5086d6e57c883cf2e7faa75a5ea616e1319474a27",
    "842e052ca735d5c92dec5c98a6074d4543dcb9b99730f9186237ed60b2220b9d",
    "eeceae3d544ea65a4893ff173c59ff6cbe3373f33ec88ed59656f5e604e828c0",
    "7a8b1a643466e44ce1f41a74b1491362b1c35ffadee30ed7a24111ffc8397fef",
    "aed81e49d32ab917bbce461328e03ea79271637649e8b9bbabf2f4484dbc86f2",
    "46ad1ded127fa2b5b7a1c29839412c2bd88797793f5c24de3ef76c4949e45e08",
    "6b8d3293701fee239eac3b9fc7d0a4c96727116847a4deabb64d47234edddfb0",
    "b59b90ca5874b782e24d1dab1873a9927d4c80804b9cad392328187c89e0208b",
    "3ebadc2aa1581050d156ce74333f213950c2b38a7b02d444b854c487505b8bd8",
    "41a6431c4e0062dadb0565e5a79e90e0b0ec6c495ed8fbd00e02618940cd71d5",
    "f59f81fe3ede7549c1e21e4de8c690c2063949cb1ad0ba895e61f767df2e92c7",
    "dbeeffc8f37f92073af2fe26d80f3950bef937acd06657efa1aaa02285c13751",
    "b94e91ef22dd2c175e447cec6ee5b18bb15cd16962859c8613189f255a067681",
    "9f38218ec4a76f80189c6aed3e91bfd7fdc4ba49b69af0c4397a41c8d7950133",
    "8798bf7c4d6ba3716485cc73a58d178596494860dbb582b1bb8afd9daa225269",
    "3095cc57975d6b33a1060d73af926328d4b3fc9fb41acaa865cb3adf6ae745a2",
    "108ab66d8bed60ee2f61f35f69fe77b0beb09aa2b2e0fe51cded8d942086bd2d",
    "fb3e74853b0a58e08f5ba826b0b057401b258a06a25611275c7cdc15007541fe",
    "4b4734bacd69a0487c305b060c18db1f9a99a1a955ae58df7f5138b458660b2f",
    "e90ebe81638292777598b525cba37afee06091ca011bc1ebb338802c9af0da64",
    "fce9fd13a22f1e0aa0a9339f2143323ae6175856d72ed86a9970e705e0afa0bb",
    "08de30d556ae061ccfd7fe64429bf20c03c945c030d9708c8936f2ecf2ff7b2b",
    "6574cfbf62e7ad50df37ba7d5bbb340b3ac3e6439e7999f56f73e65574fc6b78",
    "746bf7d392c7736952178102eebd34d5de1a9abfc968360db9c1d4b706c74aec",
    "11bb8a3a3ab3cc77b36daa7d0be2b513eab03e052fd719ee06b524a6aef476db",
    "2ee36927e1f4379b24eb1ed986e76001b4cd3450899248dedb84e33aea7f47b9",
    "39e9d8ff272fd728ae73ce5ebfacdf2e6ec2e5766dcf72aa80facc32395e312a",
    "4ade3aa433c5a5b0dda1d0cae1e3776e73b8dc58d0cead6f7a8a5f4197e0e519",
    "bdfc7501c6c44ee355e05592caa181b78a42525b53110dfd0b631e573e63c0e9",
    "39e9d8ff272fd728ae73ce5ebfacdf2e6ec2e5766dcf72aa80facc32395e312a",
    "3337d5310cf0cccb0242b5f24bfb360ea16a4419cea4ba84dfe2309f50c7f520",
)


def paragraphs(notice: Notice) -> list[str]:
    """The built document's paragraphs without white space, those aside that it has of its own."""
    document = docx.Document(BytesIO(write_docx(lay_out(notice.render()))))
    texts = ["".join(each.text.split()) for each in document.paragraphs if each.style and each.style.name not in ADDED]
    joined: list[str] = []
    for text in filter(None, texts):
        if text.startswith(SHORT_SECRET):
            joined[-1] += text
        else:
            joined.append(text)
    return joined


def masked(text: str, notice: Notice) -> str:
    contact = notice.context["contact"]
    assert isinstance(contact, dict)
    for key, mask in MASKS.items():
        text = text.replace(contact[key], mask)
    return text


def test_the_built_notice_says_what_was_handed_over() -> None:
    notice = open_notice(TEMPLATES / "notice", TEMPLATES / "house.yaml")
    assert [hashlib.sha256(masked(text, notice).encode()).hexdigest() for text in paragraphs(notice)] == list(DIGESTS)


def test_the_contact_stands_in_the_document_once() -> None:
    notice = open_notice(TEMPLATES / "notice", TEMPLATES / "house.yaml")
    text = "".join(paragraphs(notice))
    assert [masked(text, notice).count(mask) for mask in MASKS.values()] == [1, 1]
