"""Every sentence a problem can print, in Chinese and English, by its stable code."""

from generator.errors.sentences import (
    cli,
    document,
    filters,
    layout,
    mending,
    notice,
    output,
    pdf,
    preview,
    register,
    roster,
    rules,
    source,
    template,
    template_check,
    template_content,
    template_fields,
    template_package,
    template_print,
    text,
    watch,
    xlsx,
)
from generator.errors.sentences.sentence import Sentence

__all__ = ["SENTENCES", "Sentence"]

SENTENCES: dict[str, Sentence] = {
    **source.SENTENCES,
    **roster.SENTENCES,
    **notice.SENTENCES,
    **template_package.SENTENCES,
    **template.SENTENCES,
    **template_check.SENTENCES,
    **template_fields.SENTENCES,
    **template_content.SENTENCES,
    **template_print.SENTENCES,
    **xlsx.SENTENCES,
    **text.SENTENCES,
    **filters.SENTENCES,
    **layout.SENTENCES,
    **output.SENTENCES,
    **register.SENTENCES,
    **pdf.SENTENCES,
    **document.SENTENCES,
    **mending.SENTENCES,
    **watch.SENTENCES,
    **preview.SENTENCES,
    **cli.SENTENCES,
    **rules.SENTENCES,
}
