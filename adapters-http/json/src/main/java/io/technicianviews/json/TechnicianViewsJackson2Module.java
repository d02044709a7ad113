package io.technicianviews.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.technicianviews.application.page.Cursor;
import java.io.IOException;

/**
 * Jackson 2 module that writes pages, counts, requests, messages, history, refusals and problems as
 * the HTTP API does, and reads and writes cursors. The naming strategy and the date format of the
 * mapper have no effect on these types. A {@link io.technicianviews.domain.command.Refusal} is
 * written as its {@link Problem}, whose {@link Problem#status()} is the status of the response.
 */
public final class TechnicianViewsJackson2Module extends SimpleModule {

  private static final long serialVersionUID = 1L;

  /** Creates a module that writes snake_case. */
  public TechnicianViewsJackson2Module() {
    this(JsonCase.SNAKE);
  }

  public TechnicianViewsJackson2Module(JsonCase jsonCase) {
    Writer writer = new Writer(new WireFormat(jsonCase));
    WireFormat.TYPES.forEach(type -> addSerializer(type, writer));
    addDeserializer(Cursor.class, new CursorReader());
  }

  private static final class Writer extends JsonSerializer<Object> {

    private final WireFormat format;

    Writer(WireFormat format) {
      this.format = format;
    }

    @Override
    public void serialize(Object value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      format.write(value, new Output(generator));
    }
  }

  private static final class CursorReader extends StdScalarDeserializer<Cursor> {

    private static final long serialVersionUID = 1L;

    CursorReader() {
      super(Cursor.class);
    }

    @Override
    public Cursor deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
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

  private record Output(JsonGenerator generator) implements JsonOutput<IOException> {

    @Override
    public void startObject() throws IOException {
      generator.writeStartObject();
    }

    @Override
    public void endObject() throws IOException {
      generator.writeEndObject();
    }

    @Override
    public void startArray() throws IOException {
      generator.writeStartArray();
    }

    @Override
    public void endArray() throws IOException {
      generator.writeEndArray();
    }

    @Override
    public void name(String name) throws IOException {
      generator.writeFieldName(name);
    }

    @Override
    public void string(String value) throws IOException {
      generator.writeString(value);
    }

    @Override
    public void number(long value) throws IOException {
      generator.writeNumber(value);
    }

    @Override
    public void bool(boolean value) throws IOException {
      generator.writeBoolean(value);
    }

    @Override
    public void nothing() throws IOException {
      generator.writeNull();
    }
  }
}
