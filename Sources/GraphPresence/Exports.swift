// `import GraphPresence` is enough to use the client: requests, credentials and errors come with it.
@_exported public import GraphRuntime
