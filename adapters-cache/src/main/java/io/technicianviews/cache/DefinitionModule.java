package io.technicianviews.cache;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
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
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

  /** The ordinal of the kind, then the id of the owner or the ids of the units. */
  private static final class SharingWriter extends JsonSerializer<Sharing> {
    @Override
    public void serialize(Sharing sharing, JsonGenerator out, SerializerProvider all)
        throws IOException {
      out.writeStartArray();
      out.writeNumber(SharingKind.of(sharing).ordinal());
      for (long id : ids(sharing)) {
        out.writeNumber(id);
      }
      out.writeEndArray();
    }

    private static Collection<Long> ids(Sharing sharing) {
      return switch (sharing) {
        case Sharing.Personal(long ownerId) -> Set.of(ownerId);
        case Sharing.BusinessUnits(var ids) -> ids;
        case Sharing.Everyone() -> List.of();
      };
    }
  }

  private static final class SharingReader extends JsonDeserializer<Sharing> {
    @Override
    public Sharing deserialize(JsonParser in, DeserializationContext context) throws IOException {
      List<Long> numbers = in.readValueAs(new TypeReference<List<Long>>() {});
      List<Long> ids = numbers.subList(1, numbers.size());
      return switch (SharingKind.values()[numbers.getFirst().intValue()]) {
        case PERSONAL -> new Sharing.Personal(ids.getFirst());
        case BUSINESS_UNITS -> new Sharing.BusinessUnits(new TreeSet<>(ids));
        case EVERYONE -> Sharing.EVERYONE;
      };
    }
  }
}
