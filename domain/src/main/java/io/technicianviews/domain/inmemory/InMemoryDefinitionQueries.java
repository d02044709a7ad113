package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.query.DefinitionQuery;
import io.technicianviews.domain.query.DefinitionQuery.PersonalViews;
import io.technicianviews.domain.query.DefinitionQuery.SharedViews;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.text.CodePointOrder;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.ViewDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Queries of custom views over a snapshot of the data. */
final class InMemoryDefinitionQueries {

  private static final Comparator<ViewDefinition> ORDER =
      Comparator.comparingInt(ViewDefinition::position)
          .thenComparing(ViewDefinition::title, CodePointOrder::compare)
          .thenComparingLong(ViewDefinition::id);

  private final DeskData data;

  InMemoryDefinitionQueries(DeskData data) {
    this.data = data;
  }

  void read(DefinitionQuery query, QueryResults results) {
    List<ViewDefinition> views =
        switch (query) {
          case SharedViews shared -> views(sharing -> !(sharing instanceof Sharing.Personal));
          case PersonalViews(long ownerId) -> views(new Sharing.Personal(ownerId)::equals);
        };
    results.put(query, views);
  }

  private List<ViewDefinition> views(Predicate<Sharing> condition) {
    return data.views.values().stream()
        .filter(view -> condition.test(view.sharing()))
        .sorted(ORDER)
        .toList();
  }
}
