package io.technicianviews.launcher;

import java.lang.reflect.InvocationTargetException;

/**
 * The main class of the jar: it checks the version of Java and starts the program. It is compiled
 * for Java 8, so that an old Java prints a sentence instead of an UnsupportedClassVersionError.
 */
public final class Launcher {

  private static final int REQUIRED = 21;

  private Launcher() {}

  public static void main(String[] arguments) throws Throwable {
    if (feature(System.getProperty("java.specification.version")) < REQUIRED) {
      System.err.println(
          "technician-views: Java "
              + REQUIRED
              + " or newer is required, but this is Java "
              + System.getProperty("java.version")
              + " in "
              + System.getProperty("java.home")
              + ". Start the jar with the java command of a newer one.");
      System.exit(1);
    }
    try {
      Class.forName("io.technicianviews.bootstrap.Main")
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** 8 for "1.8", 17 for "17". */
  private static int feature(String version) {
    return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
  }
}
