package io.technicianviews.application.internal.query;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.internal.view.ReadScope;
import io.technicianviews.application.internal.view.ViewReader;
import io.technicianviews.application.view.ListPage;
import io.technicianviews.application.view.ViewPreview;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.TypeCounts;
import java.util.Map;

/** A page of a view that is not stored. */
public record PreviewQuery(ViewPreview preview) implements CachedQuery<ListPage> {

  @Override
  public RequiredRole requiredRole() {
    return RequiredRole.TECHNICIAN;
  }

  @Override
  public Result<ListPage> compute(Person technician, Results results) {
    return PageConditions.check(preview.conditions(), preview.order(), preview.filter())
        .<Result<ListPage>>map(Result::refused)
        .orElseGet(() -> Result.of(page(technician, results)));
  }

  private ListPage page(Person technician, Results results) {
    ViewReader reader =
        new ViewReader(new ReadScope(technician, preview.filter().units()), results);
    ViewReader.ListOf list =
        ViewReader.ListOf.of(preview.conditions(), preview.order(), preview.filter());
    reader.add(preview.conditions());
    reader.add(list);
    results.fetch(reader.parts());
    TypeCounts counts = reader.count(preview.conditions());
    long total = reader.total(list);
    Slice found = reader.page(list, preview.page(), total);
    return new ListPage(
        ListRows.of(found.rows(), technician, results),
        counts,
        total,
        Map.of(),
        preview.order(),
        preview.page(),
        null);
  }
}
