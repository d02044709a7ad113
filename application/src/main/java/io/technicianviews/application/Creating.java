package io.technicianviews.application;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.command.Creation;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.DeskWrite;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes requests and subtasks. */
final class Creating {

  private final Writing writing;

  Creating(Writing writing) {
    this.writing = writing;
  }

  Answer<RequestDetail> create(long personId, NewRequest asked, @Nullable Long parentId) {
    return writing.asPerson(personId, requester(asked), open -> created(open, asked, parentId));
  }

  Answer<String> once(
      long personId, NewRequest asked, @Nullable Long parentId, Once<RequestDetail> once) {
    return writing.once(personId, requester(asked), once, open -> created(open, asked, parentId));
  }

  private static Set<Long> requester(NewRequest asked) {
    return asked.requesterId() == null ? Set.of() : Set.of(asked.requesterId());
  }

  private static Answer<RequestDetail> created(
      OpenWrite open, NewRequest asked, @Nullable Long parentId) {
    ServiceRequest parent = null;
    if (parentId != null) {
      var locked = open.lock(parentId);
      if (locked.isEmpty()) {
        return Answer.refused(new Refusal.NoSuchRequest(parentId));
      }
      parent = locked.get().request();
    }
    long requesterId = Creation.requesterId(asked, open.by());
    Person requester =
        requesterId == open.by().id()
            ? open.by()
            : open.write().view().people().find(requesterId).orElse(null);
    Creation creation = new Creation(asked, open.by(), requester, parent);
    Optional<Refusal> refusal =
        creation.refusal().or(() -> open.unknownUnit(creation.businessUnitId()));
    return refusal
        .<Answer<RequestDetail>>map(Answer::refused)
        .orElseGet(() -> Answer.of(make(open, creation)));
  }

  private static RequestDetail make(OpenWrite open, Creation creation) {
    DeskWrite write = open.write();
    ServiceRequest made =
        creation.made(write.requests().newId(), open.now(), open::resolutionHours);
    write.requests().add(made, null);
    open.logLater(Change.created(made));
    open.updateParent(creation.parent(), null, made);
    return open.made(made);
  }
}
