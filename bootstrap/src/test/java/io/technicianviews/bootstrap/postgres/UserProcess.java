package io.technicianviews.bootstrap.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A user of the embedded server in a separate process: it joins, prints a line, and leaves on Enter
 * or on SIGTERM.
 */
final class UserProcess implements AutoCloseable {
  private static final String JOINED = "joined";
  private final Process process;

  private UserProcess(Process process) {
    this.process = process;
  }

  /** Returns when the process has joined. */
  static UserProcess start(Path dataDir) throws IOException {
    UserProcess user = launch(dataDir);
    try {
      user.awaitJoined();
      return user;
    } catch (IOException e) {
      user.close();
      throw e;
    }
  }

  static UserProcess launch(Path dataDir) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    List<String> words =
        List.of(java, "-cp", classPath, UserProcess.class.getName(), dataDir.toString());
    return new UserProcess(
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  void awaitJoined() throws IOException {
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); !JOINED.equals(line); line = output.readLine()) {
      if (line == null) {
        throw new IOException("the process ended without having joined");
      }
    }
  }

  void leave() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    process.onExit().join();
  }

  void terminate() {
    process.destroy();
    process.onExit().join();
  }

  void kill() {
    TestDatabase.kill(process.toHandle());
  }

  @Override
  public void close() {
    kill();
  }

  public static void main(String[] arguments) throws IOException {
    EmbeddedPostgres postgres = EmbeddedPostgres.join(Path.of(arguments[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
    System.out.println(JOINED);
    if (System.in.read() >= 0) {
      postgres.close();
    }
  }
}
