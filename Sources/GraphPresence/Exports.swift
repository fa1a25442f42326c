// SPDX-License-Identifier: MIT

// An app that imports GraphPresence can use GraphRuntime's requests, credentials, and errors without another import.
@_exported public import GraphRuntime
