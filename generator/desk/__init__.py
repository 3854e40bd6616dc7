"""What surrounds a dispatch on somebody's desk: templates and a roster come in; starters, previews and settings go out.

:mod:`starters` is what somebody begins with, and :mod:`fawen_yaml` reads what the desk says of itself.
:mod:`desk_templates` has its templates, :mod:`print_files` those that are joined for printing, :mod:`office_facts` what
house.yaml says of the office, :mod:`notice_states` how far each notice is. :mod:`previewing` shows the papers of one
unit as pictures, :mod:`build_report` says in words what a build does, and :mod:`built_sets` reads what it left.
:mod:`double_click_files` makes files to double-click, :mod:`repository` sets up git for documents, :mod:`schemas`
describes rosters and front matters to editors, and :mod:`doctor` examines the machine.
"""
