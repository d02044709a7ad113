package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.LoggedChange;
import io.technicianviews.domain.inmemory.Counters.Counted;
import io.technicianviews.domain.port.DeskLoad.Contents;
import io.technicianviews.domain.port.DeskWrite;
import io.technicianviews.domain.port.PeopleRepository;
import io.technicianviews.domain.port.ServiceRequestRepository;
import io.technicianviews.domain.port.Snapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Changes a copy of the desk's data, which takes the place of the current one on commit. */
final class InMemoryWrite implements DeskWrite {

  private final DeskData before;
  private final DeskData data;
  private final Counters counters;
  private final InstantSource clock;
  private final BooleanSupplier isOver;
  private final Consumer<DeskData> publish;
  private final Runnable end;
  private boolean closed;

  InMemoryWrite(
      DeskData before,
      Counters counters,
      InstantSource clock,
      BooleanSupplier isOver,
      Consumer<DeskData> publish,
      Runnable end) {
    this.before = before;
    this.data = before.copy();
    this.counters = counters;
    this.clock = clock;
    this.isOver = isOver;
    this.publish = publish;
    this.end = end;
  }

  @Override
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public Snapshot view() {
    return new InMemorySnapshot(data, now(), isOver);
  }

  @Override
  public ServiceRequestRepository requests() {
    return new InMemoryRequestRepository(data, counters);
  }

  @Override
  public PeopleRepository people() {
    return new InMemoryPeopleRepository(data, counters);
  }

  @Override
  public Optional<FirstAnswer> claim(long personId, String key, String fingerprint) {
    return Optional.ofNullable(
        data.answers.putIfAbsent(
            new DeskData.AnswerKey(personId, key), new FirstAnswer(fingerprint, "")));
  }

  @Override
  public void keepAnswer(long personId, String key, String answer) {
    data.answers.computeIfPresent(
        new DeskData.AnswerKey(personId, key),
        (any, claimed) -> new FirstAnswer(claimed.fingerprint(), answer));
  }

  @Override
  public void log(@Nullable Long by, Instant at, List<Change> changes) {
    long transaction = counters.next(Counted.TRANSACTION);
    new AdminRecorder(counters, by, at, data).record(before);
    for (Change change : changes) {
      data.changes.add(
          new LoggedChange(counters.next(Counted.CHANGE), transaction, at, by, change));
    }
  }

  @Override
  public void commit() {
    if (closed) {
      throw new IllegalStateException("the write is closed");
    }
    data.contents = Contents.A_DESK;
    publish.accept(data);
    close();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      end.run();
    }
  }
}
