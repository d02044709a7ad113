package io.technicianviews.application;

import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.view.DeskDay;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were put together lately, each with the facts that it is made of: as long as all of
 * these are true, so is the answer, and it need not be put together again. Bounded in number and in
 * time. Thread-safe.
 */
final class RecentAnswers {

  /**
   * What was asked by whom.
   *
   * @param asked equal for equal questions; its type tells that of the answer
   */
  record Question(long personId, Object asked) {}

  /**
   * An answer.
   *
   * @param answer what becomes of the facts, its instant left open
   * @param trueAt the last {@linkplain RecentChanges#version version} of what is known by which all
   *     the facts were found true
   */
  record Known(
      String run,
      DeskDay day,
      Map<Fact<?>, KeptFacts.Part<?>> facts,
      Object answer,
      long nanoTime,
      AtomicLong trueAt) {}

  /** Of one generation; there are two. */
  private static final int MOST = 2_000;

  /**
   * Facts are kept for their own time, which this adds to: short beside it, so that what somebody
   * writes past the log of changes is seen when that time is over, or a little later.
   */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final long keptNanos;
  private volatile Map<Question, Known> young = new ConcurrentHashMap<>();
  private volatile Map<Question, Known> old = new ConcurrentHashMap<>();

  /**
   * @param ttl how long a fact is kept
   */
  RecentAnswers(Duration ttl) {
    this.keptNanos = Math.min(ttl.toNanos(), LONGEST.toNanos());
  }

  @Nullable Known find(Question question) {
    Known known = young.get(question);
    if (known == null) {
      known = old.get(question);
    }
    return known != null && System.nanoTime() - known.nanoTime() < keptNanos ? known : null;
  }

  void remember(Question question, Known known) {
    if (young.size() >= MOST) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
    young.put(question, known);
  }

  /** It is true no more. */
  void forget(Question question) {
    young.remove(question);
    old.remove(question);
  }
}
