// SPDX-License-Identifier: MIT

// An app that imports GraphPresence can use the requests, credentials, and errors of GraphRuntime without another
// import.
@_exported public import GraphRuntime
