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
 * Generates the data of a plan. Requests are generated and loaded in chunks, so that memory does
 * not limit their number. No time is after the given instant, except due dates.
 */
public final class DeskGenerator {

  private static final int CHUNK = 5_000;

  private final GenerationPlan plan;
  private final Instant now;
  private final ZoneId zone;

  /**
   * Creates a generator for one helpdesk.
   *
   * @param now the end of the generated history
   * @param zone the time zone of the helpdesk
   */
  public DeskGenerator(GenerationPlan plan, Instant now, ZoneId zone) {
    this.plan = plan;
    this.now = now;
    this.zone = zone;
  }

  /**
   * Adds the data of the plan and commits. Demo data are removed first; other data stay.
   *
   * @param progress receives the number of loaded requests after each chunk
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the database is not
   *     available; nothing was changed
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

  /** Adds the data of the plan to a load. The caller commits it. */
  public GenerationSummary fill(BulkLoad load, LongConsumer progress) {
    GeneratedPeople generatedPeople = new PeopleGenerator(load, plan).run();
    RequestGenerator requestGenerator =
        new RequestGenerator(
            plan,
            generatedPeople,
            StatusGenerator.load(load, plan.statuses()),
            new ArrivalTimes(now, zone, plan.days()));
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
