package io.technicianviews.cache;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.definition.ConditionForm;
import io.technicianviews.domain.definition.ConditionReader;
import io.technicianviews.domain.definition.ReadConditions;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SharingKind;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

/** The encoding of the sealed types in definitions of custom views. */
final class DefinitionModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  DefinitionModule() {
    addSerializer(Conditions.class, new ConditionsWriter());
    addDeserializer(Conditions.class, new ConditionsReader());
    addSerializer(Sharing.class, new SharingWriter());
    addDeserializer(Sharing.class, new SharingReader());
  }

  private static final class ConditionsWriter extends JsonSerializer<Conditions> {
    @Override
    public void serialize(Conditions conditions, JsonGenerator out, SerializerProvider all)
        throws IOException {
      all.defaultSerializeValue(ConditionForm.of(conditions), out);
    }
  }

  private static final class ConditionsReader extends JsonDeserializer<Conditions> {
    @Override
    public Conditions deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      return switch (ConditionReader.read(in.readValueAs(Object.class))) {
        case ReadConditions.Valid(Conditions conditions) -> conditions;
        case ReadConditions.Invalid(var errors) ->
            throw new IOException("conditions of another version: " + errors);
      };
    }
  }

  /**
   * A stored sharing.
   *
   * @param ids the id of the owner, or those of the units
   */
  private record StoredSharing(SharingKind kind, List<Long> ids) {}

  private static final class SharingWriter extends JsonSerializer<Sharing> {
    @Override
    public void serialize(Sharing sharing, JsonGenerator out, SerializerProvider all)
        throws IOException {
      all.defaultSerializeValue(new StoredSharing(SharingKind.of(sharing), ids(sharing)), out);
    }

    private static List<Long> ids(Sharing sharing) {
      return switch (sharing) {
        case Sharing.Personal(long ownerId) -> List.of(ownerId);
        case Sharing.BusinessUnits(var ids) -> List.copyOf(ids);
        case Sharing.Everyone() -> List.of();
      };
    }
  }

  private static final class SharingReader extends JsonDeserializer<Sharing> {
    @Override
    public Sharing deserialize(JsonParser in, DeserializationContext context) throws IOException {
      StoredSharing stored = in.readValueAs(StoredSharing.class);
      return switch (stored.kind()) {
        case PERSONAL -> new Sharing.Personal(stored.ids().getFirst());
        case BUSINESS_UNITS -> new Sharing.BusinessUnits(new TreeSet<>(stored.ids()));
        case EVERYONE -> Sharing.EVERYONE;
      };
    }
  }
}
