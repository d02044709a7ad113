package io.technicianviews.bootstrap.command;

import picocli.CommandLine.Command;

/** Only leads to the formats that can be imported. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Brings another helpdesk's data into the desk.",
    synopsisSubcommandLabel = "FORMAT")
final class Import {}
