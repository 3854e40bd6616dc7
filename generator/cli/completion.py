"""``fawen completion``: the script that makes a shell complete commands."""

from __future__ import annotations

import click

from generator.cli.completing import SHELLS
from generator.cli.environment import COMPLETION
from generator.cli.language import language_option
from generator.cli.printing import print_lines
from generator.cli.texts import text
from generator.ground.errors import LANGUAGES, Lang, speaking

_HOW = {
    "bash": 'eval "$(fawen completion bash)"',
    "zsh": 'autoload -U compinit && compinit; eval "$(fawen completion zsh)"',
    "fish": "fawen completion fish | source",
    "powershell": "fawen completion powershell | Out-String | Invoke-Expression",
}
_WHERE = {
    "bash": "~/.bashrc",
    "zsh": "~/.zshrc",
    "fish": "~/.config/fish/config.fish",
    "powershell": "$PROFILE",
}
_FIRST = "#compdef "  # where zsh looks for what the script completes


def add_completion(group: click.Group) -> None:
    """Adds the command ``completion`` to ``group``."""
    names = list(SHELLS)

    @group.command("completion", unsettled=True, epilog=_how(), help=text("completion"))
    @click.argument("shell", type=click.Choice(names), metavar="|".join(names), help=text("completion-shell"))
    @language_option()
    def completion_command(shell: str) -> None:
        print_lines(script(shell, group).splitlines())


def _how() -> str:
    """For each shell the line that enables completion, and the file that it goes into."""
    wide = max(map(len, _WHERE.values()))
    lines = [f"  {shell:<10}  {_WHERE[shell]:<{wide}}  {_HOW[shell]}" for shell in SHELLS]
    return "\n".join([text("completion-add"), *lines])


def script(shell: str, group: click.Group) -> str:
    """The script of a shell. A comment at its top says how to enable it, in both languages."""
    source = SHELLS[shell](group, {}, "fawen", COMPLETION).source()
    explained = [f"# {_in_lang(lang, 'completion-how', where=_WHERE[shell])}" for lang in LANGUAGES]
    first, _, rest = source.partition("\n")
    head = [first] if first.startswith(_FIRST) else []
    return "\n".join([*head, *explained, f"#     {_HOW[shell]}", rest if head else source])


def _in_lang(lang: Lang, key: str, **facts: object) -> str:
    with speaking(lang):
        return text(key, **facts)
