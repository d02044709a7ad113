package io.technicianviews.bootstrap.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, from a file that the build writes. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"Technician Views " + number()};
  }

  static String number() {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
      build.load(Objects.requireNonNull(in, "build.properties is not on the classpath"));
    } catch (IOException e) {
      throw new IllegalStateException("build.properties cannot be read", e);
    }
    return build.getProperty("version");
  }
}
