package io.technicianviews.bootstrap.postgres;

import java.util.Locale;

/**
 * The platforms with bundled PostgreSQL binaries, with the name of the archive on the class path.
 */
enum Platform {
  LINUX_X86_64("postgres-linux-x86_64.txz"),
  LINUX_ARM_64("postgres-linux-arm_64.txz"),
  /** Both processors: the archive contains universal binaries. */
  MACOS("postgres-darwin-x86_64.txz");

  final String archive;

  Platform(String archive) {
    this.archive = archive;
  }

  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Platform of(String system, String processor) {
    boolean arm = processor.equals("aarch64");
    boolean x86 = processor.equals("amd64") || processor.equals("x86_64");
    String name = system.toLowerCase(Locale.ROOT);
    if (name.equals("linux") && (arm || x86)) {
      return arm ? LINUX_ARM_64 : LINUX_X86_64;
    }
    if (name.startsWith("mac") && (arm || x86)) {
      return MACOS;
    }
    throw new EmbeddedPostgresException(
        "No PostgreSQL binaries are bundled for %s on %s. Set DATABASE_URL to an external PostgreSQL."
            .formatted(system, processor));
  }
}
