package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.query.RequestQuery.SearchHits;
import io.technicianviews.domain.query.SearchHit;
import io.technicianviews.domain.query.SearchHit.Match;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.text.SearchTerms;
import io.technicianviews.domain.text.SearchWords;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A search over a snapshot of the data. */
final class InMemorySearch {

  private final DeskData data;
  private final SearchHits search;

  InMemorySearch(DeskData data, SearchHits search) {
    this.data = data;
    this.search = search;
  }

  List<SearchHit> hits() {
    SearchHit after = search.after();
    return data.notDeleted()
        .filter(request -> Access.maySee(search.reader(), request))
        .flatMap(request -> hit(request).stream())
        .filter(hit -> after == null || SearchHit.ORDER.compare(hit, after) > 0)
        .sorted(SearchHit.ORDER)
        .limit(search.limit())
        .toList();
  }

  private Optional<SearchHit> hit(ServiceRequest request) {
    return match(request)
        .map(match -> new SearchHit(match, request.state().created(), request.id()));
  }

  private Optional<Match> match(ServiceRequest request) {
    SearchTerms terms = search.terms();
    if (terms.id().equals(OptionalLong.of(request.id()))) {
      return Optional.of(Match.ID);
    }
    if (terms.match(SearchWords.of(request.subject()))) {
      return Optional.of(Match.SUBJECT);
    }
    String requester = data.nameOf(request.requesterId()).fullName();
    return terms.match(SearchWords.of(requester)) ? Optional.of(Match.REQUESTER) : Optional.empty();
  }
}
