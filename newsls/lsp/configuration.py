"""Settings as the client has them: asked for where it answers, taken where it sends them, watched where it can."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from lsprotocol import types as t

from newsls.lsp import diagnostics
from newsls.lsp.host import Host
from newsls.lsp.journal import logger
from newsls.workspace.configuration import NAMES, Configuration
from newsls.workspace.files import LANGUAGES
from newsls.workspace.words import WORD_LIST

SECTION = "newsls"
PATIENCE = 2.0
"""Seconds that a client has to answer before its documents are read without its options."""


def introduced(host: Host, params: t.InitializeParams) -> None:
    """Take in the folders and options that a client introduces itself with."""
    folders = [folder.uri for folder in params.workspace_folders or ()]
    if not folders and params.root_uri:
        folders = [params.root_uri]
    host.configurations.set_folders(folders)
    host.configurations.first = _section(params.initialization_options)


def initialized(host: Host, params: t.InitializedParams) -> None:
    """Ask to be told of changes, where the client wants to be asked."""
    registrations = []
    if host.client.registers_configuration:
        options = t.DidChangeConfigurationRegistrationOptions(section=SECTION)
        registrations.append(t.Registration("newsls-configuration", t.WORKSPACE_DID_CHANGE_CONFIGURATION, options))
    if host.client.registers_watches:
        drafts = f"*.{{{','.join(suffix[1:] for suffix in LANGUAGES)}}}"
        watchers = [t.FileSystemWatcher(f"**/{name}") for name in (*NAMES, WORD_LIST, drafts)]
        watches = t.DidChangeWatchedFilesRegistrationOptions(watchers)
        registrations.append(t.Registration("newsls-files", t.WORKSPACE_DID_CHANGE_WATCHED_FILES, watches))
    if registrations:
        host.start(_register(host, registrations), t.CLIENT_REGISTER_CAPABILITY)


async def _register(host: Host, registrations: list[t.Registration]) -> None:
    await host.client_register_capability_async(t.RegistrationParams(registrations))


def when_known(host: Host, uri: str, then: Callable[[], None]) -> None:
    """Call ``then`` once the client's options for a document are known: at once where nothing is to be asked."""
    scope = host.configurations.scope(uri)
    if not host.client.configuration or scope in host.configurations.options:
        _read(host, uri)
        then()
        return

    async def ask() -> None:
        await _ask(host, [scope])
        _read(host, uri)
        then()

    host.start(ask(), t.WORKSPACE_CONFIGURATION)


async def _ask(host: Host, scopes: list[str]) -> None:
    """Ask for the options of workspace folders; a client that fails to answer has none."""
    items = [t.ConfigurationItem(scope_uri=scope or None, section=SECTION) for scope in scopes]
    answer: Any = None
    try:
        asked = host.workspace_configuration_async(t.ConfigurationParams(items))
        answer = await asyncio.wait_for(asked, PATIENCE)
    except Exception as error:  # the client's to answer as it likes
        logger.warning("The client did not give its options (%s).", type(error).__name__)
    values = list(answer) if isinstance(answer, list | tuple) else []
    for scope, value in zip(scopes, values + [None] * len(scopes), strict=False):
        host.configurations.options[scope] = value if isinstance(value, Mapping) else {}
    host.configurations.forget()


def did_change_configuration(host: Host, params: t.DidChangeConfigurationParams) -> None:
    """Take the new options, or ask for them."""
    if not host.client.configuration:
        if params.settings is not None:
            host.configurations.options[""] = _section(params.settings)
            for scope in host.configurations.folders:
                host.configurations.options[scope] = _section(params.settings)
        look_again(host)
        return

    async def ask() -> None:
        await _ask(host, list(host.configurations.options) or [""])
        look_again(host)

    host.start(ask(), t.WORKSPACE_CONFIGURATION)


def did_change_watched_files(host: Host, params: t.DidChangeWatchedFilesParams) -> None:
    """Look again at the settings, and at the drafts on disk when next asked for them."""
    look_again(host)


def did_change_workspace_folders(host: Host, params: t.DidChangeWorkspaceFoldersParams) -> None:
    """Take the new folders in."""
    gone = {folder.uri for folder in params.event.removed}
    kept = [uri for uri in host.configurations.folders if uri not in gone]
    host.configurations.set_folders([*kept, *(folder.uri for folder in params.event.added)])
    look_again(host)


def look_again(host: Host) -> None:
    """Read the settings of every open document anew, and the documents too where they have changed."""
    host.configurations.forget()
    host.library.forget()
    shown = [document.configuration.settings.editor for document in host.session if document.configuration]
    changed = [document for document in host.session if _read(host, document.uri) != document.configuration]
    changed = [document for document in changed if document.configuration is not None]  # else it is yet to be read
    if changed:
        diagnostics.refresh(host, changed)
    if shown != [document.configuration.settings.editor for document in host.session if document.configuration]:
        host.start(_ask_to_show(host), "workspace/refresh")


async def _ask_to_show(host: Host) -> None:
    """Have a client ask again for what it shows in the text, since other things are wanted there."""
    if host.client.refreshes_tokens:
        await host.workspace_semantic_tokens_refresh_async(None)
    if host.client.refreshes_hints:
        await host.workspace_inlay_hint_refresh_async(None)
    if host.client.refreshes_lenses:
        await host.workspace_code_lens_refresh_async(None)


def _read(host: Host, uri: str) -> Configuration:
    """The settings of a document; what is wrong with them is said once, unless the file at fault is open to show it."""
    found = host.configurations.of(uri)
    shown = {document.uri for document in host.session}
    for problem in found.problems:
        if problem.file is None or problem.file.as_uri() not in shown:
            host.say_once("settings", f"newsls: {problem}", show=True)
    return found


def _section(options: Any) -> Mapping[str, object]:
    """newsls's own part of a client's options, which may come with or without its name around it."""
    if not isinstance(options, Mapping):
        return {}
    section = options.get(SECTION, options)
    return section if isinstance(section, Mapping) else {}
