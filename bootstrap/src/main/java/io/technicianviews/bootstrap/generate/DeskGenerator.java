package io.technicianviews.bootstrap.generate;

import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.DeskContents;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.RequestState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Invents a desk by a plan. Requests are made and handed on a few thousand at a time, so that their
 * number is not bounded by memory. Nothing in it lies after the given instant but due dates.
 */
public final class DeskGenerator {

  private static final int CHUNK = 5_000;

  private final GenerationPlan plan;
  private final Instant now;
  private final ZoneId zone;

  /**
   * A generator of one desk.
   *
   * @param now the end of the invented history
   * @param zone the desk's time zone
   */
  public DeskGenerator(GenerationPlan plan, Instant now, ZoneId zone) {
    this.plan = plan;
    this.now = now;
    this.zone = zone;
  }

  /**
   * Adds what the plan says to a desk and commits it. A demo is cleared first; anything else stays.
   *
   * @param progress hears, now and then, how many requests have been loaded
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the desk cannot be written;
   *     it is as it was then
   */
  public GenerationSummary generate(BulkLoader desk, LongConsumer progress) {
    try (BulkLoad load = desk.begin()) {
      if (load.contents() == DeskContents.DEMO) {
        load.clear();
      }
      GenerationSummary summary = fill(load, progress);
      load.commit();
      return summary;
    }
  }

  /** Adds what the plan says to a load, and leaves it to the caller to commit. */
  public GenerationSummary fill(BulkLoad load, LongConsumer progress) {
    GeneratedPeople generatedPeople = new PeopleGenerator(load, plan).run();
    RequestGenerator requestGenerator =
        new RequestGenerator(plan, generatedPeople, new ArrivalTimes(now, zone, plan.days()));
    GenerationSummary summary = GenerationSummary.NOTHING;
    while (summary.requests() < plan.requests()) {
      int size = (int) Math.min(CHUNK, plan.requests() - summary.requests());
      List<RequestRecord> chunk = chunk(requestGenerator, load.newIds(EntityKind.REQUEST, size));
      load.requests(chunk);
      summary = summary.plus(summary(chunk));
      progress.accept(summary.requests());
    }
    return summary;
  }

  private static List<RequestRecord> chunk(RequestGenerator requestGenerator, List<Long> ids) {
    ParentPool parentPool = new ParentPool();
    List<RequestRecord> chunk = new ArrayList<>(ids.size());
    for (long id : ids) {
      chunk.add(requestGenerator.next(id, parentPool));
    }
    return chunk;
  }

  private static GenerationSummary summary(List<RequestRecord> chunk) {
    long unsolved = 0;
    long subtasks = 0;
    long messages = 0;
    for (RequestRecord request : chunk) {
      RequestState state = request.request().state();
      unsolved += state.isSolved() ? 0 : 1;
      subtasks += state.isSubtask() ? 1 : 0;
      messages += request.messages().size();
    }
    return new GenerationSummary(chunk.size(), unsolved, subtasks, messages);
  }
}
