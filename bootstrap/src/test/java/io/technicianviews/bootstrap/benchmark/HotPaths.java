package io.technicianviews.bootstrap.benchmark;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks of what is done for every answer, by JMH. Those of a module's inside lie in
 * the packages that they measure.
 *
 * <p>Arguments: parts of the names of benchmarks; none: all of them.
 */
public final class HotPaths {

  private HotPaths() {}

  public static void main(String[] args) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder().jvmArgsAppend("--enable-native-access=ALL-UNNAMED", "-Xmx1g");
    for (String name : args) {
      options.include(name);
    }
    new Runner(options.build()).run();
  }
}
