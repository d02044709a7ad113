package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Benchmark of the changes of view membership by a write: which of the thirteen views the request
 * leaves or enters.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MembershipBenchmark {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private final DeskDay day = DeskDay.at(NOON, ZoneOffset.UTC);
  private final RequestState before = ServiceRequest.opened(1, "No paper", 2, NOON).state();
  private final RequestState after = before.with(Status.SOLVED, Priority.HIGH, 3L, NOON);

  @Benchmark
  public int compareMembership() {
    EnumSet<View> changed = EnumSet.noneOf(View.class);
    for (View view : View.values()) {
      if (view.contains(before, day) != view.contains(after, day)) {
        changed.add(view);
      }
    }
    return changed.size();
  }
}
