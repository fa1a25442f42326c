// SPDX-License-Identifier: MIT

/// The help of the command line.
enum Help {
    static let text = """
        Generates Swift clients for Microsoft Graph from a JSON schema.

        USAGE: graph-codegen <command> <options>

        COMMANDS:
          generate   Writes the Swift files of a client.
          validate   Reports the problems of a schema and writes nothing.
          import     Writes a schema from the metadata of a service.
          diff       Prints what a change to a schema means for apps that use the client.

        GENERATE OPTIONS:
          --schema <file>         The schema. Schema/README.md describes its format.
          --output <folder>       The folder to write to. Files that would not change are not written.
          --check                 Write nothing, and fail if a file is missing or out of date.

          Example:
            graph-codegen generate --schema Schema/GraphPresence.json --output Generated/GraphPresence

        VALIDATE OPERANDS AND OPTIONS:
          <schema>                The schema. The option --schema <file> is the same.

          Example:
            graph-codegen validate Schema/GraphPresence.json

        IMPORT OPTIONS:
          --metadata <file>       The metadata (CSDL). Metadata of another cloud adds the clouds of each operation:
                                  --metadata usGov=<file>, --metadata china=<file>. The file without a cloud has the
                                  types and the operations, wherever its option is.
          --slice <file>          The slice, which lists the operations. Schema/README.md describes its format.
          --overlay <file>        The overlay, which adds the facts that the metadata does not contain. The default is
                                  the file <name>.overlay.json next to <name>.slice.json, if there is one.
          --output <file>         The schema to write.
          --write-metadata <file> Also write the part of the metadata that the schema needs, for each cloud.
          --check                 Write nothing, and fail if a file is missing or out of date.

          Example:
            graph-codegen import --metadata Schema/GraphPresence.csdl --slice Schema/GraphPresence.slice.json \\
                --output Schema/GraphPresence.json

        DIFF OPERANDS AND OPTIONS:
          <old>                   The schema of the client that apps use today.
          <new>                   The schema of the client that replaces it.
          --allow-breaking        Succeed even if there are breaking changes.

          Example:
            graph-codegen diff Released.json Schema/GraphPresence.json

        COMMON OPTIONS:
          -h, --help              Print this help.

        OUTPUT:
          Problems are printed to standard error as path:line:column: error: message. Parts of a schema that nothing
          uses cause warnings, which do not make a command fail. The diff command prints Markdown for a changelog to
          standard output.

        EXIT CODES:
          0    The command succeeded.
          1    A schema has errors, there are breaking changes, or a check or a file operation failed.
          64   The command line is not valid.
        """
}
