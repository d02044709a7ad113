package io.technicianviews.cache;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.technicianviews.domain.request.Status;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The values that entries store as a number. */
final class EntryModule {

  private EntryModule() {}

  static SimpleModule create() {
    return new SimpleModule()
        .addSerializer(Instant.class, new InstantWriter())
        .addDeserializer(Instant.class, new InstantReader())
        .addSerializer(Status.class, new StatusWriter())
        .addDeserializer(Status.class, new StatusReader());
  }

  /** Instants have at most microsecond precision, so they fit in a long. */
  private static final class InstantWriter extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant instant, JsonGenerator out, SerializerProvider all)
        throws IOException {
      out.writeNumber(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }
  }

  private static final class InstantReader extends JsonDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Instant.EPOCH.plus(in.getLongValue(), ChronoUnit.MICROS);
    }
  }

  private static final class StatusWriter extends JsonSerializer<Status> {
    @Override
    public void serialize(Status status, JsonGenerator out, SerializerProvider all)
        throws IOException {
      out.writeNumber(status.id());
    }
  }

  private static final class StatusReader extends JsonDeserializer<Status> {
    @Override
    public Status deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Status.of(in.getIntValue());
    }
  }
}
