package io.technicianviews.application;

import io.technicianviews.domain.people.Desk;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.ReadSnapshots;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A helpdesk, as an embedding application uses it: built from ports, asked questions. Thread-safe;
 * it owns nothing that must be closed, the ports stay the builder's.
 *
 * <p>Every question names the person who asks; what he may see is read in the same state of the
 * desk as the answer. Infrastructure trouble is a {@link
 * io.technicianviews.domain.port.DeskUnavailableException}.
 */
public final class ServiceDesk {

  private final Reading reading;
  private final TechnicianViewQueries technicianViews;
  private final ServiceRequestQueries requests;

  private ServiceDesk(Builder builder) {
    reading = new Reading(given(builder.snapshots, "snapshots"), builder.timeout);
    technicianViews = new TechnicianViewQueries(reading, given(builder.desk, "desk").timeZone());
    requests = new ServiceRequestQueries(reading);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The queues and their counts. */
  public TechnicianViewQueries technicianViews() {
    return technicianViews;
  }

  /** Requests one at a time, and what belongs to them. */
  public ServiceRequestQueries requests() {
    return requests;
  }

  /** Who this person is; refused if he is unknown or deactivated. */
  public Answer<Caller> caller(long personId) {
    return reading.asPerson(
        personId,
        (person, parts) ->
            new Caller(
                person,
                parts.snapshot().people().businessUnits(Units.only(person.businessUnits())),
                parts.snapshot().asOf()));
  }

  private static <T> T given(@Nullable T value, String name) {
    return Objects.requireNonNull(value, () -> name + " must be given to the builder");
  }

  /** Collects what a desk is built from. Not thread-safe. */
  public static final class Builder {

    /** How long a question may take unless said otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private @Nullable Desk desk;
    private @Nullable ReadSnapshots snapshots;
    private Duration timeout = DEFAULT_TIMEOUT;

    private Builder() {}

    /** Whose days the views are counted in. Required. */
    public Builder desk(Desk theDesk) {
      desk = theDesk;
      return this;
    }

    /** Where the desk is read. Required. */
    public Builder snapshots(ReadSnapshots readSnapshots) {
      snapshots = readSnapshots;
      return this;
    }

    /** How long one question may take, waiting included; positive, at most an hour. */
    public Builder timeout(Duration duration) {
      if (!duration.isPositive() || duration.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException("timeout is positive, at most an hour: " + duration);
      }
      timeout = duration;
      return this;
    }

    /**
     * The desk.
     *
     * @throws NullPointerException if something required was not given
     */
    public ServiceDesk build() {
      return new ServiceDesk(this);
    }
  }
}
