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

/**
 * Benchmark of the response body of a page with twenty rows, with cached rows and with new rows.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PageBodyBenchmark {

  private final ViewResponses responses = new ViewResponses(new Json(JsonCase.SNAKE));
  private final AsOf<ViewPage> result = new SmallDesk().page();

  @Benchmark
  public byte[] renderCachedRows() {
    return responses.page(result).bytes().get();
  }

  /** Rendered rows are cached by identity, so a copy is rendered again. */
  @Benchmark
  public byte[] renderNewRows() {
    ViewPage page = result.value();
    ViewRows rows = new ViewRows(new ArrayList<>(page.rows().shared()), page.rows().unread());
    ViewPage copy =
        new ViewPage(
            rows,
            page.counts(),
            page.filterCounts(),
            page.total(),
            page.pageRequest(),
            page.next());
    return responses.page(new AsOf<>(copy, result.asOf())).bytes().get();
  }
}
