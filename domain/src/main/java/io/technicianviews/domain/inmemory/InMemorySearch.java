package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.query.RequestQuery.SearchHits;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.text.SearchTerms;
import io.technicianviews.domain.text.SearchWords;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A search over a snapshot of the data. */
final class InMemorySearch {

  private static final int BY_ID = 1;
  private static final int BY_SUBJECT = 2;
  private static final int BY_REQUESTER = 3;
  private static final int NONE = 4;

  private final DeskData data;
  private final SearchHits search;

  InMemorySearch(DeskData data, SearchHits search) {
    this.data = data;
    this.search = search;
  }

  List<Long> hits() {
    return data
        .notDeleted()
        .filter(request -> Access.maySee(search.reader(), request))
        .collect(Collectors.groupingBy(this::rank))
        .entrySet()
        .stream()
        .filter(group -> group.getKey() < NONE)
        .sorted(Map.Entry.comparingByKey())
        .flatMap(group -> group.getValue().stream().sorted(newestFirst()))
        .map(ServiceRequest::id)
        .limit(search.limit())
        .toList();
  }

  private int rank(ServiceRequest request) {
    SearchTerms terms = search.terms();
    if (terms.id().equals(OptionalLong.of(request.id()))) {
      return BY_ID;
    }
    if (terms.match(SearchWords.of(request.subject()))) {
      return BY_SUBJECT;
    }
    String requester = data.nameOf(request.requesterId()).fullName();
    return terms.match(SearchWords.of(requester)) ? BY_REQUESTER : NONE;
  }

  private static Comparator<ServiceRequest> newestFirst() {
    return Comparator.comparing((ServiceRequest request) -> request.state().created())
        .thenComparingLong(ServiceRequest::id)
        .reversed();
  }
}
