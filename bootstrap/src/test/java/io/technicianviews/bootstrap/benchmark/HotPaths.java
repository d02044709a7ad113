package io.technicianviews.bootstrap.benchmark;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Program that runs the JMH benchmarks of the code that runs for every response. The benchmarks of
 * internal classes are in the packages of these classes.
 *
 * <p>Arguments: parts of benchmark names. Without arguments all benchmarks run.
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
