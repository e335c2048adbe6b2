"""What a client can do, as it says when it introduces itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lsprotocol import types as t
from pygls.capabilities import get_capability

from newsls.lsp.convert import encoding_of
from newsls.text import Encoding


@dataclass(frozen=True, slots=True)
class Client:
    """A client's abilities, each off until it says otherwise."""

    encoding: Encoding = Encoding.UTF16
    pulls: bool = False
    """It asks for diagnostics, and can be told to ask again: then none are pushed."""
    keeps_data: bool = False
    shows_notes: bool = False
    markdown: bool = False
    literal_actions: bool = False
    preferred_actions: bool = False
    versioned_edits: bool = False
    applies_edits: bool = False
    nested_symbols: bool = False
    configuration: bool = False
    registers_configuration: bool = False
    registers_watches: bool = False
    progress: bool = False
    shows_messages: bool = False
    """It says how it shows messages."""
    shows_documents: bool = False
    definition_links: bool = False
    declaration_links: bool = False
    refreshes_lenses: bool = False
    annotated_edits: bool = False
    """It shows why an edit is in doubt, and asks about it."""

    token_types: frozenset[str] = frozenset()
    refreshes_tokens: bool = False
    refreshes_hints: bool = False

    @classmethod
    def of(cls, capabilities: t.ClientCapabilities) -> Client:
        """The abilities among ``capabilities``."""

        def has(path: str) -> Any:
            return get_capability(capabilities, path)

        def can(path: str) -> bool:
            return bool(has(path))

        pulls = has("text_document.diagnostic") is not None and can("workspace.diagnostics.refresh_support")
        shown = "text_document.diagnostic" if pulls else "text_document.publish_diagnostics"
        return cls(
            encoding=encoding_of(has("general.position_encodings")),
            pulls=pulls,
            keeps_data=can(f"{shown}.data_support"),
            shows_notes=can(f"{shown}.related_information"),
            markdown=_first(has("text_document.hover.content_format")) == t.MarkupKind.Markdown,
            literal_actions=has("text_document.code_action.code_action_literal_support") is not None,
            preferred_actions=can("text_document.code_action.is_preferred_support"),
            versioned_edits=can("workspace.workspace_edit.document_changes"),
            applies_edits=can("workspace.apply_edit"),
            nested_symbols=can("text_document.document_symbol.hierarchical_document_symbol_support"),
            configuration=can("workspace.configuration"),
            registers_configuration=can("workspace.did_change_configuration.dynamic_registration"),
            registers_watches=can("workspace.did_change_watched_files.dynamic_registration"),
            progress=can("window.work_done_progress"),
            shows_messages=has("window.show_message") is not None,
            shows_documents=can("window.show_document.support"),
            token_types=frozenset(has("text_document.semantic_tokens.token_types") or ()),
            refreshes_tokens=can("workspace.semantic_tokens.refresh_support"),
            refreshes_hints=can("workspace.inlay_hint.refresh_support"),
            definition_links=can("text_document.definition.link_support"),
            declaration_links=can("text_document.declaration.link_support"),
            refreshes_lenses=can("workspace.code_lens.refresh_support"),
            annotated_edits=has("workspace.workspace_edit.change_annotation_support") is not None,
        )


def _first(formats: Any) -> Any:
    """The format that a client prefers; markdown where it lists any and markdown first."""
    return next(iter(formats or ()), None)
