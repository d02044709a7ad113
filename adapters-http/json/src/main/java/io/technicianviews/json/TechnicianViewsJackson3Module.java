package io.technicianviews.json;

import io.technicianviews.application.page.Cursor;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Jackson 3 module that writes pages, counts, requests, messages, history, refusals and problems as
 * the HTTP API does, and reads and writes cursors. The naming strategy and the date format of the
 * mapper have no effect on these types. A {@link io.technicianviews.domain.command.Refusal} is
 * written as its {@link Problem}, whose {@link Problem#status()} is the status of the response.
 */
public final class TechnicianViewsJackson3Module extends SimpleModule {

  private static final long serialVersionUID = 1L;

  /** Creates a module that writes snake_case. */
  public TechnicianViewsJackson3Module() {
    this(JsonCase.SNAKE);
  }

  public TechnicianViewsJackson3Module(JsonCase jsonCase) {
    Writer writer = new Writer(new WireFormat(jsonCase));
    WireFormat.TYPES.forEach(type -> addSerializer(type, writer));
    addDeserializer(Cursor.class, new CursorReader());
  }

  private static final class Writer extends ValueSerializer<Object> {

    private final WireFormat format;

    Writer(WireFormat format) {
      this.format = format;
    }

    @Override
    public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
      format.write(value, new Output(generator));
    }
  }

  private static final class CursorReader extends StdScalarDeserializer<Cursor> {

    CursorReader() {
      super(Cursor.class);
    }

    @Override
    public Cursor deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.getValueAsString("");
      return switch (CursorCodec.decode(text)) {
        case CursorCodec.Decoded.Valid(Cursor cursor) -> cursor;
        case CursorCodec.Decoded.UnsupportedVersion() ->
            throw context.weirdStringException(text, Cursor.class, CursorCodec.UNSUPPORTED_VERSION);
        case CursorCodec.Decoded.Malformed() ->
            throw context.weirdStringException(text, Cursor.class, CursorCodec.MALFORMED);
      };
    }
  }

  private record Output(JsonGenerator generator) implements JsonOutput<JacksonException> {

    @Override
    public void startObject() {
      generator.writeStartObject();
    }

    @Override
    public void endObject() {
      generator.writeEndObject();
    }

    @Override
    public void startArray() {
      generator.writeStartArray();
    }

    @Override
    public void endArray() {
      generator.writeEndArray();
    }

    @Override
    public void name(String name) {
      generator.writeName(name);
    }

    @Override
    public void string(String value) {
      generator.writeString(value);
    }

    @Override
    public void number(long value) {
      generator.writeNumber(value);
    }

    @Override
    public void bool(boolean value) {
      generator.writeBoolean(value);
    }

    @Override
    public void nothing() {
      generator.writeNull();
    }
  }
}
