package io.technicianviews.bootstrap.readme;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.view.ListPage;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.application.view.ViewPreview;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.CellCondition.AssigneeCondition;
import io.technicianviews.domain.condition.CellCondition.StatusCategoryCondition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Due;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.RequestCondition.DueCondition;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewId;

final class CustomViewExample {

  private CustomViewExample() {}

  static ListPage show(ServiceDesk desk, long technician) {
    // README: custom view
    Conditions overdue =
        Conditions.all(
            StatusCategoryCondition.UNSOLVED,
            new AssigneeCondition(Operator.IS, Assignee.CURRENT_USER),
            new DueCondition(Due.OVERDUE));
    SortOrder byDueDate = SortOrder.ascending(SortKey.DUE_DATE);
    long number =
        desk.views()
            .preview(technician, ViewPreview.of(overdue, byDueDate))
            .orElseThrow()
            .value()
            .total();
    System.out.println(number + " tickets are overdue");

    NewView view = NewView.personal(technician, "Mine, overdue", overdue).order(byDueDate);
    long id = desk.views().create(technician, view).orElseThrow().definition().id();
    ViewPageQuery query = ViewPageQuery.of(new ViewId.Custom(id)).counts(ViewsToCount.ALL);
    ListPage page = desk.views().page(technician, query).orElseThrow().value();
    page.counts().forEach((one, count) -> System.out.println(one.text() + ": " + count));
    // README: end
    return page;
  }
}
