package io.technicianviews.domain.query;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.UnitScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A query of the messages of a request, or of read positions. */
public sealed interface MessageQuery<V> extends Query<V> {

  /**
   * The read positions of a user in the given requests: the number of the last message read, by
   * request id. Requests without a read position are missing.
   */
  record ReadPositions(long personId, List<Long> requestIds)
      implements MessageQuery<Map<Long, Integer>>, CacheableQuery<Map<Long, Integer>> {
    public ReadPositions {
      requestIds = List.copyOf(requestIds);
    }

    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(personId);
    }

    @Override
    public String kind() {
      return "read-marks";
    }

    @Override
    public String cacheKey() {
      return personId + ";" + CacheKeyText.of(requestIds);
    }
  }

  /**
   * The read positions of a user in the requests of a page, as {@link ReadPositions} returns them.
   * It is asked together with the page: implementations that access a remote storage read both by
   * one statement. The positions in these requests are cached by their ids, so that users share the
   * page.
   */
  record PageReadPositions(long personId, RequestQuery.PageRows page)
      implements MessageQuery<Map<Long, Integer>> {

    /** These queries, and this one if the page is among them. */
    public Collection<Query<?>> alongWith(Collection<? extends Query<?>> queries) {
      List<Query<?>> all = new ArrayList<>(queries);
      if (queries.contains(page)) {
        all.add(this);
      }
      return all;
    }
  }

  /**
   * The read positions of a user in the unsolved requests in scope: the number of the last message
   * read, by request id. Requests without a read position are missing. Requests without a message
   * of the requester, which have nothing to read, may be missing, and other requests may be
   * present.
   */
  record UnsolvedReadPositions(long personId, UnitScope scope)
      implements MessageQuery<Map<Long, Integer>>, CacheableQuery<Map<Long, Integer>> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.union(Dependencies.ofUnits(scope), Dependencies.ofPerson(personId));
    }

    @Override
    public String kind() {
      return "unsolved-read-marks";
    }

    @Override
    public String cacheKey() {
      return personId + ";units=" + CacheKeyText.of(scope);
    }
  }

  /**
   * The read positions of a user in the unsolved requests assigned to that user, otherwise as
   * {@link UnsolvedReadPositions}.
   */
  record AssignedReadPositions(long personId)
      implements MessageQuery<Map<Long, Integer>>, CacheableQuery<Map<Long, Integer>> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(personId);
    }

    @Override
    public String kind() {
      return "own-read-marks";
    }

    @Override
    public String cacheKey() {
      return Long.toString(personId);
    }
  }

  /**
   * One page of the messages of a request, ordered by sequence number; empty if the request does
   * not exist.
   *
   * @param offset the number of messages to skip; not negative
   * @param limit the maximum number of messages; positive
   */
  record MessagePage(long requestId, long offset, int limit)
      implements MessageQuery<List<ChatMessage>> {}

  /** The number of messages of a request; 0 if it does not exist. */
  record MessageTotal(long requestId) implements MessageQuery<Long> {}
}
