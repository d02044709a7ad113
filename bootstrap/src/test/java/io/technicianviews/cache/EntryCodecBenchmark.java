package io.technicianviews.cache;

import io.technicianviews.bootstrap.benchmark.SmallDesk;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.EntryKey;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.Visibility;
import io.technicianviews.domain.request.ListStretch;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.Start;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.domain.view.View;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

/** Twenty rows of a page as Redis keeps them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EntryCodecBenchmark {

  private final Entry<ListStretch> entry =
      new Entry<>(
          new ListStretch(new SmallDesk().page().value().rows().shared(), true),
          new Visibility("run", 9, Set.of(3L)));
  private final EntryKey<ListStretch> key =
      new EntryKey<>(
          new UUID(0, 1),
          "run",
          new Fact.Rows(
              new Selection(
                  View.ALL_UNSOLVED,
                  Units.only(1L, 2L, 3L, 4L, 5L),
                  null,
                  TicketType.ALL,
                  false,
                  DeskDay.at(Instant.now(), ZoneOffset.UTC)),
              View.ALL_UNSOLVED.order(),
              Start.FIRST,
              20));
  private final byte[] encoded = EntryCodec.encode(key, entry);

  @Benchmark
  public byte[] encode() {
    return EntryCodec.encode(key, entry);
  }

  @Benchmark
  public Optional<?> decode() {
    return EntryCodec.decode(key, encoded);
  }
}
