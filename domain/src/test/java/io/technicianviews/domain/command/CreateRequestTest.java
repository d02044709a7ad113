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

  private static final NewRequest ASKED = NewRequest.of("Printer");

  @Test
  void aNewRequestIsOpenAndDueByItsPriority() {
    ServiceRequest made = made(ASKED, REQUESTER, null);
    assertThat(made.state().status()).isEqualTo(Status.OPEN);
    assertThat(made.state().created()).isEqualTo(NOW);
    assertThat(made.state().updated()).isEqualTo(NOW);
    assertThat(made.requesterId()).isEqualTo(REQUESTER.id());
    assertThat(made.dueDate()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    assertThat(made.dueByHand()).isFalse();
    assertThat(made.version()).isEqualTo(1);
    assertThat(made.state().businessUnitId()).isNull();
  }

  @Test
  void aGivenDueDateIsSetByHand() {
    ServiceRequest made = made(ASKED.dueDate(NOW), REQUESTER, null);
    assertThat(made.dueDate()).isEqualTo(NOW);
    assertThat(made.dueByHand()).isTrue();
  }

  @Test
  void aSubtaskInheritsTheUnitUnlessOneIsGiven() {
    assertThat(made(ASKED, TOM, request()).state().businessUnitId()).isEqualTo(UNIT);
    assertThat(made(ASKED.businessUnit(8L), TOM, request()).state().businessUnitId()).isEqualTo(8);
    assertThat(made(ASKED.businessUnit(null), TOM, request()).state().businessUnitId()).isNull();
    assertThat(made(ASKED, TOM, request()).state().parentId()).isEqualTo(1);
  }

  @Test
  void requestersCreateRequestsForThemselvesOnly() {
    assertThat(refusal(ASKED.requester(REQUESTER.id()), REQUESTER, REQUESTER, null)).isNull();
    assertThat(refusal(ASKED.requester(TOM.id()), REQUESTER, TOM, null))
        .isEqualTo(new Refusal.MayNotRequestForOthers(TOM.id()));
    assertThat(refusal(ASKED.requester(REQUESTER.id()), TOM, REQUESTER, null)).isNull();
  }

  @Test
  void theRequesterIsAnActiveUser() {
    Person gone = new Person(9, "Gone", Role.REQUESTER, false, Collections.emptySortedSet());
    assertThat(refusal(ASKED.requester(9), ADMIN, gone, null))
        .isEqualTo(new Refusal.UnknownRequester(9));
    assertThat(refusal(ASKED.requester(9), ADMIN, null, null))
        .isEqualTo(new Refusal.UnknownRequester(9));
  }

  @Test
  void subtasksAreOneLevelDeepAndRequireAccessToTheParent() {
    ServiceRequest subtask = made(ASKED, TOM, request());
    assertThat(refusal(ASKED, TOM, TOM, subtask))
        .isEqualTo(new Refusal.SubtaskOfSubtask(subtask.id()));
    assertThat(refusal(ASKED, REQUESTER, REQUESTER, request()))
        .isEqualTo(new Refusal.NotATechnician(REQUESTER.id()));
    Person elsewhere = Person.technician(REQUESTER.id(), "Ray", UNIT + 1);
    assertThat(refusal(ASKED, elsewhere, elsewhere, request()))
        .isEqualTo(new Refusal.MayNotEdit(1));
  }

  @Test
  void aParentCountsItsOpenSubtasks() {
    ServiceRequest open = made(ASKED, TOM, request());
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
      NewRequest asked, Person by, @Nullable Person requester, @Nullable ServiceRequest parent) {
    return new CreateRequest(asked, by, requester, parent, ExpectedVersion.any())
        .refusal()
        .orElse(null);
  }

  private static ServiceRequest made(NewRequest asked, Person by, @Nullable ServiceRequest parent) {
    return new CreateRequest(asked, by, by, parent, ExpectedVersion.any())
        .toRequest(77, NOW, priority -> PriorityLabel.standard(priority).resolutionTimeHours());
  }
}
