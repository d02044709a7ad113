package io.technicianviews.bootstrap.endtoend;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A JSON object whose members have the types that the tests expect. */
public record Json(Map<String, Object> members) {

  public static Json of(String text) {
    try {
      return new Json(JSONObjectUtils.parse(text));
    } catch (ParseException e) {
      throw new AssertionError(text, e);
    }
  }

  public Json object(String name) {
    try {
      return new Json(Objects.requireNonNull(JSONObjectUtils.getJSONObject(members, name), name));
    } catch (ParseException e) {
      throw new AssertionError(members.toString(), e);
    }
  }

  public List<Json> objects(String name) {
    try {
      return Arrays.stream(JSONObjectUtils.getJSONObjectArray(members, name))
          .map(Json::new)
          .toList();
    } catch (ParseException e) {
      throw new AssertionError(members.toString(), e);
    }
  }

  public long number(String name) {
    return ((Number) Objects.requireNonNull(members.get(name), name)).longValue();
  }

  public String text(String name) {
    return (String) Objects.requireNonNull(members.get(name), name);
  }
}
