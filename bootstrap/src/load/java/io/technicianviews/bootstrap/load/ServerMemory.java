package io.technicianviews.bootstrap.load;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * The memory of a Java process on this machine, in bytes.
 *
 * @param rss the resident set size of the process; 0 on systems without {@code /proc}
 * @param used the used heap, with garbage
 * @param live the used heap after a collection
 */
record ServerMemory(long rss, long used, long live) {

  private static final Pattern RSS = Pattern.compile("VmRSS:\\s*(\\d+) kB");

  // The address is that of a local process of this test, which is trusted.
  @SuppressWarnings("BanJNDI")
  static ServerMemory of(long pid) throws IOException {
    long rss = rss(pid);
    try (JMXConnector connector = JMXConnectorFactory.connect(address(pid))) {
      MemoryMXBean memory =
          ManagementFactory.getPlatformMXBean(
              connector.getMBeanServerConnection(), MemoryMXBean.class);
      long used = memory.getHeapMemoryUsage().getUsed();
      memory.gc();
      return new ServerMemory(rss, used, memory.getHeapMemoryUsage().getUsed());
    }
  }

  private static JMXServiceURL address(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        return new JMXServiceURL(machine.startLocalManagementAgent());
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException(
          "the process " + pid + " is not a Java process that can be inspected", e);
    }
  }

  private static long rss(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return RSS.matcher(Files.readString(status))
        .results()
        .map((MatchResult found) -> Long.parseLong(found.group(1)) * 1024)
        .findFirst()
        .orElse(0L);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "RSS %s, heap %s, %s of it after a collection",
        rss == 0 ? "unknown" : mebibytes(rss),
        mebibytes(used),
        mebibytes(live));
  }

  private static String mebibytes(long bytes) {
    return bytes / 1024 / 1024 + " MiB";
  }
}
