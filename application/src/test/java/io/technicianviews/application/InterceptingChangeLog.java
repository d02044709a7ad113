package io.technicianviews.application;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLogPoll;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A change log that runs actions before a poll and before a query of the last id, may alter the
 * result of a poll, and counts the open readers.
 */
public final class InterceptingChangeLog implements ChangeLog {

  final AtomicInteger polls = new AtomicInteger();
  final AtomicInteger openReaders = new AtomicInteger();
  volatile UnaryOperator<ChangeLogPoll> afterPoll = UnaryOperator.identity();
  volatile Runnable beforeLastId = () -> {};
  volatile Runnable afterRead = () -> {};
  private final Deque<Runnable> before = new ArrayDeque<>();
  private final ChangeLog log;

  public InterceptingChangeLog(ChangeLog log) {
    this.log = log;
  }

  /** Sets an action that runs once, before the next poll. */
  public synchronized void beforePoll(Runnable happening) {
    before.addLast(happening);
  }

  private synchronized Runnable next() {
    return before.isEmpty() ? () -> {} : before.removeFirst();
  }

  @Override
  public void append(Set<InvalidationTag> tags) {
    log.append(tags);
  }

  @Override
  public long lastId() {
    beforeLastId.run();
    return log.lastId();
  }

  @Override
  public long removedUpTo() {
    return log.removedUpTo();
  }

  @Override
  public void keepAfter(String consumer, long afterId) {
    log.keepAfter(consumer, afterId);
  }

  @Override
  public InvalidationReader newlyVisible() {
    InvalidationReader unseen = log.newlyVisible();
    return new InvalidationReader() {
      @Override
      public ChangeLogPoll next() {
        polls.incrementAndGet();
        InterceptingChangeLog.this.next().run();
        return afterPoll.apply(unseen.next());
      }

      @Override
      public void close() {
        unseen.close();
      }
    };
  }

  @Override
  public OrderedChangeReader readAfter(long afterId) {
    OrderedChangeReader reader = log.readAfter(afterId);
    openReaders.incrementAndGet();
    return new OrderedChangeReader() {
      @Override
      public List<ChangeLogEntry> next(int limit) {
        List<ChangeLogEntry> entries = reader.next(limit);
        afterRead.run();
        return entries;
      }

      @Override
      public void close() {
        reader.close();
        openReaders.decrementAndGet();
      }
    };
  }
}
