package io.technicianviews.bootstrap.wiring;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file of loaded classes that the JVM starts from, named by {@code -XX:AOTCache} (Java 25) or
 * {@code -XX:SharedArchiveFile} (Java 21).
 *
 * <p>The JVM ignores a file of another jar or JVM. A note beside the file says what it was written
 * for, so that a server detects that it has to be written again.
 *
 * @param file may be missing
 * @param outputOption the JVM option, without its value, that writes such a file
 */
record StartCache(Path file, String outputOption) {

  private static final String AOT = "-XX:AOTCache=";
  private static final String CDS = "-XX:SharedArchiveFile=";

  /** The first Java that writes the file of {@link #AOT} in one step. */
  private static final int AOT_SINCE = 25;

  /** From this heap on, objects have another layout in memory, which the cache depends on. */
  private static final long LARGE_HEAP = 32L << 30;

  /** Empty if this JVM was started without one of the options, or not from a jar. */
  static Optional<StartCache> ofThisProcess() {
    List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
    return Files.isRegularFile(jar())
        ? options.stream().flatMap(StartCache::of).findFirst()
        : Optional.empty();
  }

  /** The file that a JVM option names; empty for other options, and those of a newer JVM. */
  static Stream<StartCache> of(String option) {
    if (option.startsWith(AOT) && Runtime.version().feature() >= AOT_SINCE) {
      return Stream.of(
          new StartCache(Path.of(option.substring(AOT.length())), "-XX:AOTCacheOutput="));
    }
    return option.startsWith(CDS)
        ? Stream.of(
            new StartCache(Path.of(option.substring(CDS.length())), "-XX:ArchiveClassesAtExit="))
        : Stream.empty();
  }

  /** Whether the file was written for this jar and this JVM, and is complete. */
  boolean isCurrent() throws IOException {
    return Files.exists(file) && Files.exists(note()) && isNotedAs(expectedNote());
  }

  /** Whether the note says that the file was written for this, and has the noted size. */
  boolean isNotedAs(String writtenFor) throws IOException {
    return Files.readString(note()).equals(writtenFor + size());
  }

  /**
   * Notes that the file is complete.
   *
   * @param writtenFor the {@linkplain #expectedNote() expected note} of when it was begun
   */
  void writeNote(String writtenFor) throws IOException {
    Files.writeString(note(), writtenFor + size());
  }

  /** After a power failure the file can be shorter than it was written. */
  private String size() throws IOException {
    return Files.size(file) + "\n";
  }

  Path note() {
    return beside(".note");
  }

  Path lock() {
    return beside(".lock");
  }

  /** The file while it is written. */
  Path unfinished() {
    return beside(".new");
  }

  /** The command of a process that writes {@link #unfinished}. */
  List<String> trainingCommand() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(jvmOptions());
    words.add("-Xmx" + (maxHeap() < LARGE_HEAP ? 256L << 20 : maxHeap()));
    words.add(outputOption + unfinished());
    words.addAll(List.of("-jar", System.getProperty("java.class.path")));
    words.addAll(List.of("serve", "--port=0", "--no-demo", "--exit-when-ready"));
    return words;
  }

  /** What the note says of this process, without the size of the file. */
  String expectedNote() throws IOException {
    return String.join(
        "\n",
        System.getProperty("java.home") + " " + System.getProperty("java.vm.version"),
        jar().toRealPath() + " " + Files.size(jar()) + " " + Files.getLastModifiedTime(jar()),
        String.join(" ", jvmOptions()),
        "");
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /** The options that affect the layout of classes, such as the garbage collector. */
  private static List<String> jvmOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-XX:+") || option.startsWith("-XX:-"))
        .toList();
  }

  private static long maxHeap() {
    return Runtime.getRuntime().maxMemory();
  }

  private static Path jar() {
    return Path.of(System.getProperty("java.class.path"));
  }
}
