"""Code actions: fixes, comments that ignore, and all safe fixes at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import attrs
from lsprotocol import types

from layerlint.files.edits import LineIndex
from layerlint.rule import Diagnostic
from layerlint.server.client import resolves_edits
from layerlint.server.documents import Document, fix_all, fixed_whole, ignore_fix, within
from layerlint.server.notebooks import cell_texts
from layerlint.server.positions import Converter
from layerlint.server.published import Locate, published
from layerlint.server.session import Server
from layerlint.text import Fix, Safety, Span

FIX_ALL = "source.fixAll.layerlint"
FIX_NOTEBOOK = "notebook.source.fixAll.layerlint"
_WHOLE = {
    FIX_ALL: "Apply all safe fixes of layerlint",
    FIX_NOTEBOOK: "Apply all safe fixes of layerlint in the notebook",
}


async def actions(ls: Server, document: Document, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri, converter = params.text_document.uri, ls.converter(document.text)
    wanted, locate = params.context.only, partial(ls.locate_related, uri, document)
    code_actions: list[types.CodeAction] = []
    if _is_wanted(wanted, types.CodeActionKind.QuickFix.value):
        span = Span(converter.ours(params.range.start), converter.ours(params.range.end))
        for diagnostic in within(document, span):
            for fix in (diagnostic.fix, ignore_fix(document, diagnostic)):
                if fix is not None:
                    code_actions.append(_action(uri, document, diagnostic, fix, converter, locate))
    for kind, title in _WHOLE.items():
        if wanted is not None and _is_wanted(wanted, kind) and (kind == FIX_ALL or document.cell is not None):
            action = types.CodeAction(title, kind, data={"uri": uri, "kind": kind})
            later = resolves_edits(ls.client_capabilities)
            if not later:
                action = await resolved(ls, action)
            if later or action.edit is not None:
                code_actions.append(action)
    return code_actions


async def resolved(ls: Server, action: types.CodeAction) -> types.CodeAction:
    """The action that fixes a whole document or notebook, with its edit if anything changes."""
    data = action.data if isinstance(action.data, dict) else {}
    uri, kind = str(data.get("uri")), data.get("kind")
    document = await ls.current(uri) if kind in _WHOLE else None
    if document is None:
        return action
    if kind == FIX_ALL:
        text = await ls.work(lambda: fix_all(document, ls.choices, ls.memory))
        texts = {uri: (document.version, document.text, text)}
    else:
        cells = ls.cells_beside(uri)
        whole = await ls.work(lambda: fixed_whole(document, ls.choices, ls.memory))
        after = cell_texts(whole) if whole is not None else [cell.text for cell in cells]
        texts = {cell.uri: (cell.version, cell.text, new) for cell, new in zip(cells, after, strict=True)}
    changes = [
        types.TextDocumentEdit(
            types.OptionalVersionedTextDocumentIdentifier(place, version),
            [types.TextEdit(ls.converter(before).whole(), new)],
        )
        for place, (version, before, new) in texts.items()
        if before != new
    ]
    edit = types.WorkspaceEdit(document_changes=list(changes)) if changes else None
    return attrs.evolve(action, edit=edit)


def _action(
    uri: str, document: Document, diagnostic: Diagnostic, fix: Fix, converter: Converter, locate: Locate
) -> types.CodeAction:
    lines = LineIndex(document.text)
    changes = []
    for edit in fix.edits:
        end = lines.newline(edit.span.start.line)
        text = edit.replacement.replace("\r\n", "\n").replace("\n", end)
        changes.append(types.TextEdit(converter.range(edit.span), text))
    repairs = fix is diagnostic.fix
    title = fix.title if fix.safety is Safety.SAFE else f"{fix.title} (check the result)"
    return types.CodeAction(
        title,
        types.CodeActionKind.QuickFix,
        diagnostics=[published(diagnostic, converter, locate)],
        is_preferred=repairs and fix.safety is Safety.SAFE,
        edit=_edit(uri, document, changes),
    )


def _edit(uri: str, document: Document, changes: list[types.TextEdit]) -> types.WorkspaceEdit:
    at = types.OptionalVersionedTextDocumentIdentifier(uri, document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(at, list(changes))])


def _is_wanted(wanted: Sequence[types.CodeActionKind | str] | None, kind: str) -> bool:
    """Whether the client requests actions of that kind, a parent kind, or all kinds."""
    return wanted is None or any(f"{kind}.".startswith(f"{_kind(wanted_kind)}.") for wanted_kind in wanted)


def _kind(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind
