// SPDX-License-Identifier: MIT

/// The help text for the command line.
enum Help {
    static let text = """
        Generates Swift clients for Microsoft Graph from a JSON schema.

        USAGE: graph-codegen <command> <options>

        COMMANDS:
          generate   Writes the Swift files of a client.
          validate   Reports the problems in a schema and writes nothing.
          import     Writes a schema from the metadata of a service.
          diff       Prints the effects of a schema change on apps that use the client.

        GENERATE OPTIONS:
          --schema <file>         The schema. Schema/README.md describes its format.
          --output <folder>       The folder to write to. Unchanged files are not written.
          --check                 Write nothing, and fail if a file is missing or out of date.

          Example:
            graph-codegen generate --schema Schema/GraphPresence.json --output Generated/GraphPresence

        VALIDATE OPERANDS AND OPTIONS:
          <schema>                The schema. The option --schema <file> is equivalent.

          Example:
            graph-codegen validate Schema/GraphPresence.json

        IMPORT OPTIONS:
          --metadata <file>       The metadata (CSDL). To add the clouds of each operation, specify the metadata of
                                  other clouds: --metadata usGov=<file>, --metadata china=<file>. The file without a
                                  cloud provides the types and operations, regardless of the order of the options.
          --slice <file>          The slice, which lists the operations. Schema/README.md describes its format.
          --overlay <file>        The overlay, which adds the facts that the metadata does not contain. The default is
                                  the file <name>.overlay.json next to <name>.slice.json, if that file exists.
          --output <file>         The schema to write.
          --write-metadata <file> Also write the part of the metadata that the schema needs, for each cloud.
          --check                 Write nothing, and fail if a file is missing or out of date.

          Example:
            graph-codegen import --metadata Schema/GraphPresence.csdl --slice Schema/GraphPresence.slice.json \\
                --output Schema/GraphPresence.json

        DIFF OPERANDS AND OPTIONS:
          <old>                   The schema of the current client.
          <new>                   The schema of the new client.
          --allow-breaking        Succeed even if there are breaking changes.

          Example:
            graph-codegen diff Released.json Schema/GraphPresence.json

        COMMON OPTIONS:
          -h, --help              Print this help.

        OUTPUT:
          Problems are printed to standard error in the form path:line:column: error: message. Unused parts of a
          schema cause warnings. Warnings do not cause a command to fail. The diff command prints Markdown for a
          changelog to standard output.

        EXIT CODES:
          0    The command succeeded.
          1    A schema has errors, there are breaking changes, or a check or a file operation failed.
          64   The command line is not valid.
        """
}
