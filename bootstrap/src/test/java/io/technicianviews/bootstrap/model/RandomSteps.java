package io.technicianviews.bootstrap.model;

import io.technicianviews.application.IdempotencyKey;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.patch.TagsPatch;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.testkit.OddTexts;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A generator of random steps that change requests, valid and invalid ones. */
final class RandomSteps {

  private static final List<String> KEYS = List.of("a", "b", "c");

  private final RandomSource randomSource;
  private final ModelFixture fixture;
  private final ModelClock clock;
  private final RandomAdministration administration;
  private final RandomViews views;
  private final RandomEvents events;

  RandomSteps(RandomSource randomSource, ModelFixture fixture, ModelClock clock) {
    this.randomSource = randomSource;
    this.fixture = fixture;
    this.clock = clock;
    this.administration = new RandomAdministration(randomSource, fixture);
    this.views = new RandomViews(randomSource, fixture);
    this.events = new RandomEvents(randomSource, fixture, clock);
  }

  Step next() {
    return switch (randomSource.below(22)) {
      case 0, 1 -> create();
      case 2 -> createIdempotently();
      case 3, 4 -> createSubtask();
      case 5, 6, 7, 8, 9 -> update();
      case 10, 11 -> assign();
      case 12 -> unassign();
      case 13 -> take();
      case 14, 15 -> addMessage();
      case 16 -> read();
      case 17 -> randomSource.percent(60) ? delete() : externalWrite();
      case 18 -> administration.next();
      case 19, 20 -> views.next();
      default -> events.next();
    };
  }

  /** A random administration step. */
  Step administration() {
    return administration.next();
  }

  private Step create() {
    long actor = person();
    NewRequest newRequest = newRequest();
    return new Step(
        actor + " creates " + newRequest, desk -> desk.commands().create(actor, newRequest));
  }

  private Step createIdempotently() {
    long actor = person();
    NewRequest newRequest = newRequest();
    String key = randomSource.one(KEYS);
    var idempotencyKey =
        new IdempotencyKey<RequestDetail>(
            key, randomSource.one(KEYS), detail -> "created " + detail.item().request().id());
    return new Step(
        actor + " creates with idempotency key " + key,
        desk -> desk.commands().create(actor, newRequest, idempotencyKey));
  }

  private Step createSubtask() {
    long actor = person();
    long parent = request();
    NewRequest newRequest = newRequest();
    ExpectedVersion version = version();
    return new Step(
        actor + " creates a subtask of " + parent + " in version " + version + ": " + newRequest,
        desk -> desk.commands().expecting(version).createSubtask(actor, parent, newRequest));
  }

  private NewRequest newRequest() {
    NewRequest newRequest =
        NewRequest.of(subject("New " + randomSource.below(100))).priority(priority());
    if (randomSource.percent(60)) {
      newRequest = newRequest.businessUnit(unit());
    }
    if (randomSource.percent(50)) {
      newRequest = newRequest.requester(person());
    }
    return randomSource.percent(20)
        ? newRequest.dueDate(clock.instant().plus(Duration.ofHours(randomSource.below(90))))
        : newRequest;
  }

  /** A default status, or one that the helpdesk may have added. */
  static Status status(RandomSource randomSource) {
    StatusCategory category = randomSource.one(List.of(StatusCategory.values()));
    return randomSource.percent(60)
        ? Status.defaultOf(category)
        : Status.of(Status.firstAddedId(category) + randomSource.below(2));
  }

  private Step update() {
    long actor = person();
    long id = request();
    RequestPatch patch = edit();
    ExpectedVersion version = version();
    return new Step(
        actor + " updates " + id + " in version " + version + ": " + patch,
        desk -> desk.commands().expecting(version).update(actor, id, patch));
  }

  private RequestPatch edit() {
    RequestPatch patch = RequestPatch.NOTHING;
    if (randomSource.percent(50)) {
      patch = patch.status(status(randomSource));
    }
    if (randomSource.percent(30)) {
      patch = patch.priority(priority());
    }
    if (randomSource.percent(20)) {
      patch = patch.subject(subject("Subject " + randomSource.below(3)));
    }
    if (randomSource.percent(20)) {
      patch =
          patch.description(
              randomSource.orNull("Text \ud83d\ude00 'quoted' " + randomSource.below(3), 30));
    }
    if (randomSource.percent(30)) {
      patch = patch.businessUnit(unit());
    }
    if (randomSource.percent(40)) {
      patch = patch.tags(tags());
    }
    return randomSource.percent(15)
        ? patch.dueDate(
            randomSource.orNull(clock.instant().plus(Duration.ofHours(randomSource.below(9))), 40))
        : patch;
  }

  /** Adds or removes one of three blocks of tags, two of which are too many for one request. */
  private TagsPatch tags() {
    int first = 20 * randomSource.below(3);
    String[] names =
        IntStream.range(0, 10 + randomSource.below(11))
            .mapToObj(number -> "tag" + (first + number))
            .toArray(String[]::new);
    return randomSource.percent(85) ? TagsPatch.add(names) : TagsPatch.remove(names);
  }

  private Step assign() {
    long actor = person();
    long id = request();
    long technician = person();
    ExpectedVersion version = version();
    return new Step(
        actor + " assigns " + technician + " to " + id + " in version " + version,
        desk -> desk.commands().expecting(version).assign(actor, id, technician));
  }

  private Step unassign() {
    long actor = person();
    long id = request();
    long technician = person();
    ExpectedVersion version = version();
    return new Step(
        actor + " unassigns " + technician + " from " + id + " in version " + version,
        desk -> desk.commands().expecting(version).unassign(actor, id, technician));
  }

  private Step take() {
    long actor = person();
    long id = request();
    ExpectedVersion version = version();
    return new Step(
        actor + " takes " + id + " in version " + version,
        desk -> desk.commands().expecting(version).take(actor, id));
  }

  private Step addMessage() {
    long actor = person();
    long id = request();
    String text =
        randomSource.percent(80)
            ? subject("Message " + randomSource.below(9))
            : randomSource.one(OddTexts.REFUSED);
    ExpectedVersion version = version();
    return randomSource.percent(70)
        ? new Step(
            actor + " writes in " + id + " in version " + version,
            desk -> desk.commands().expecting(version).addMessage(actor, id, text))
        : new Step(
            actor + " writes idempotently in " + id,
            desk ->
                desk.commands()
                    .addMessage(
                        actor,
                        id,
                        text,
                        new IdempotencyKey<>(
                            "key " + text, "in " + id, message -> message.toString())));
  }

  private Step read() {
    long actor = person();
    long id = request();
    int upTo = randomSource.below(5);
    ExpectedVersion version = version();
    return new Step(
        actor + " has read " + id + " up to " + upTo + " in version " + version,
        desk -> desk.commands().expecting(version).markAsRead(actor, id, upTo));
  }

  private Step delete() {
    long actor = randomSource.percent(70) ? fixture.admin() : person();
    long id = request();
    ExpectedVersion version = version();
    return new Step(
        actor + " deletes " + id + " in version " + version,
        desk -> desk.commands().expecting(version).delete(actor, id));
  }

  private ExpectedVersion version() {
    return randomSource.percent(70)
        ? ExpectedVersion.any()
        : ExpectedVersion.of(1 + randomSource.below(5));
  }

  private Step externalWrite() {
    Set<InvalidationTag> tags =
        Set.of(
            new InvalidationTag.Unit(
                UnitScope.key(randomSource.orNull(randomSource.one(fixture.units()), 30))),
            InvalidationTag.REFERENCE_DATA);
    return new Step(
        "records an external write of " + tags,
        desk -> {
          desk.recordExternalWrite(tags);
          return "changed";
        });
  }

  private String subject(String ordinary) {
    return randomSource.percent(80) ? ordinary : randomSource.one(OddTexts.ACCEPTED);
  }

  private long person() {
    return randomSource.percent(97) ? randomSource.one(fixture.people()) : ModelFixture.UNKNOWN_ID;
  }

  private long request() {
    return randomSource.percent(97)
        ? randomSource.one(fixture.requests())
        : ModelFixture.UNKNOWN_ID;
  }

  private @Nullable Long unit() {
    return randomSource.orNull(
        randomSource.percent(95)
            ? randomSource.one(fixture.units())
            : Long.valueOf(ModelFixture.UNKNOWN_ID),
        20);
  }

  private Priority priority() {
    return Priority.of(1 + randomSource.below(4));
  }
}
