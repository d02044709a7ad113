package io.technicianviews.http;

import io.technicianviews.application.AsOf;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.view.ViewRows;
import io.technicianviews.bootstrap.benchmark.SmallDesk;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.view.ViewResponses;
import io.technicianviews.json.JsonCase;
import java.util.ArrayList;
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

/** The body of a page with twenty rows: when it is new, and when its rows were said before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PageBodyBenchmark {

  private final ViewResponses bodies = new ViewResponses(new Json(JsonCase.SNAKE));
  private final AsOf<ViewPage> answer = new SmallDesk().page();

  @Benchmark
  public byte[] text() {
    return bodies.page(answer).bytes().get();
  }

  /** Bodies know what they have said by its identity. */
  @Benchmark
  public byte[] anew() {
    ViewPage page = answer.value();
    ViewRows rows = new ViewRows(new ArrayList<>(page.rows().shared()), page.rows().unread());
    ViewPage same =
        new ViewPage(
            rows,
            page.counts(),
            page.filterCounts(),
            page.total(),
            page.pageRequest(),
            page.next());
    return bodies.page(new AsOf<>(same, answer.asOf())).bytes().get();
  }
}
