package io.technicianviews.domain.command;

import static io.technicianviews.domain.command.DecisionContexts.ADMIN;
import static io.technicianviews.domain.command.DecisionContexts.NOW;
import static io.technicianviews.domain.command.DecisionContexts.REQUESTER;
import static io.technicianviews.domain.command.DecisionContexts.TOM;
import static io.technicianviews.domain.command.DecisionContexts.UNIT;
import static io.technicianviews.domain.command.DecisionContexts.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.time.Duration;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CreateRequestTest {

  private static final NewRequest NEW_REQUEST = NewRequest.of("Printer");

  @Test
  void aNewRequestIsOpenAndDueByItsPriority() {
    ServiceRequest created = created(NEW_REQUEST, REQUESTER, null);
    assertThat(created.state().status()).isEqualTo(Status.OPEN);
    assertThat(created.state().created()).isEqualTo(NOW);
    assertThat(created.state().updated()).isEqualTo(NOW);
    assertThat(created.requesterId()).isEqualTo(REQUESTER.id());
    assertThat(created.dueDate()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    assertThat(created.dueByHand()).isFalse();
    assertThat(created.version()).isEqualTo(1);
    assertThat(created.state().businessUnitId()).isNull();
  }

  @Test
  void aGivenDueDateIsSetByHand() {
    ServiceRequest created = created(NEW_REQUEST.dueDate(NOW), REQUESTER, null);
    assertThat(created.dueDate()).isEqualTo(NOW);
    assertThat(created.dueByHand()).isTrue();
  }

  @Test
  void aSubtaskInheritsTheUnitUnlessOneIsGiven() {
    assertThat(created(NEW_REQUEST, TOM, request()).state().businessUnitId()).isEqualTo(UNIT);
    assertThat(created(NEW_REQUEST.businessUnit(8L), TOM, request()).state().businessUnitId())
        .isEqualTo(8);
    assertThat(created(NEW_REQUEST.businessUnit(null), TOM, request()).state().businessUnitId())
        .isNull();
    assertThat(created(NEW_REQUEST, TOM, request()).state().parentId()).isEqualTo(1);
  }

  @Test
  void requestersCreateRequestsForThemselvesOnly() {
    assertThat(refusal(NEW_REQUEST.requester(REQUESTER.id()), REQUESTER, REQUESTER, null)).isNull();
    assertThat(refusal(NEW_REQUEST.requester(TOM.id()), REQUESTER, TOM, null))
        .isEqualTo(new Refusal.MayNotRequestForOthers(TOM.id()));
    assertThat(refusal(NEW_REQUEST.requester(REQUESTER.id()), TOM, REQUESTER, null)).isNull();
  }

  @Test
  void theRequesterIsAnActiveUser() {
    Person inactive = new Person(9, "Gone", Role.REQUESTER, false, Collections.emptySortedSet());
    assertThat(refusal(NEW_REQUEST.requester(9), ADMIN, inactive, null))
        .isEqualTo(new Refusal.UnknownRequester(9));
    assertThat(refusal(NEW_REQUEST.requester(9), ADMIN, null, null))
        .isEqualTo(new Refusal.UnknownRequester(9));
  }

  @Test
  void subtasksAreOneLevelDeepAndRequireAccessToTheParent() {
    ServiceRequest subtask = created(NEW_REQUEST, TOM, request());
    assertThat(refusal(NEW_REQUEST, TOM, TOM, subtask))
        .isEqualTo(new Refusal.SubtaskOfSubtask(subtask.id()));
    assertThat(refusal(NEW_REQUEST, REQUESTER, REQUESTER, request()))
        .isEqualTo(new Refusal.NotATechnician(REQUESTER.id()));
    Person otherTechnician = Person.technician(REQUESTER.id(), "Ray", UNIT + 1);
    assertThat(refusal(NEW_REQUEST, otherTechnician, otherTechnician, request()))
        .isEqualTo(new Refusal.MayNotEdit(1));
  }

  @Test
  void aParentCountsItsOpenSubtasks() {
    ServiceRequest open = created(NEW_REQUEST, TOM, request());
    ServiceRequest closed =
        open.withState(open.state().with(Status.CLOSED, open.state().priority(), UNIT, NOW));
    ServiceRequest parent = ParentUpdatePolicy.parentAfter(request(), null, open).orElseThrow();
    assertThat(parent.state().openSubtasks()).isEqualTo(1);
    assertThat(parent.version()).isEqualTo(2);
    assertThat(parent.state().updated()).isEqualTo(request().state().updated());
    assertThat(
            ParentUpdatePolicy.parentAfter(parent, open, closed)
                .orElseThrow()
                .state()
                .openSubtasks())
        .isZero();
    assertThat(ParentUpdatePolicy.parentAfter(parent, open, open.nextVersion(NOW))).isEmpty();
    ServiceRequest deleted = open.withState(open.state().asDeleted());
    assertThat(
            ParentUpdatePolicy.parentAfter(parent, open, deleted)
                .orElseThrow()
                .state()
                .openSubtasks())
        .isZero();
  }

  private static @Nullable Refusal refusal(
      NewRequest newRequest,
      Person actor,
      @Nullable Person requester,
      @Nullable ServiceRequest parent) {
    return new CreateRequest(newRequest, actor, requester, parent, ExpectedVersion.any())
        .refusal()
        .orElse(null);
  }

  private static ServiceRequest created(
      NewRequest newRequest, Person actor, @Nullable ServiceRequest parent) {
    return new CreateRequest(newRequest, actor, actor, parent, ExpectedVersion.any())
        .toRequest(77, NOW, priority -> PriorityLabel.standard(priority).resolutionTimeHours());
  }
}
