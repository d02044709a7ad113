package io.technicianviews.bootstrap.command;

import picocli.CommandLine.Command;

/** The parent of one subcommand per import format. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Imports the data of another helpdesk.",
    synopsisSubcommandLabel = "FORMAT")
final class Import {}
