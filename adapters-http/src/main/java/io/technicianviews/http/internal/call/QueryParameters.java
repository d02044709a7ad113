package io.technicianviews.http.internal.call;

import io.javalin.http.Context;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.json.JsonCase;
import io.technicianviews.json.Problem;
import io.technicianviews.json.Problem.FieldError;
import io.technicianviews.json.ProblemType;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a call, with the errors found in them. An invalid parameter has its default value,
 * so that all errors of a call are found. Not thread-safe.
 */
public final class QueryParameters {

  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");

  /** An id that no object has. */
  private static final long NO_ID = 0;

  private final Context ctx;
  private final Map<String, List<String>> given = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();
  private final Set<String> knownHeaders = new HashSet<>();
  private final Set<FieldError> errors = new LinkedHashSet<>();
  private final Set<FieldError> headerErrors = new HashSet<>();
  private @Nullable JsonBody jsonBody;

  public QueryParameters(Context ctx) {
    this.ctx = ctx;
    String query = ctx.queryString();
    if (query != null && !query.isEmpty()) {
      Pattern.compile("&")
          .splitAsStream(query)
          .filter(QueryParameters::isForServer)
          .forEach(this::add);
    }
  }

  /**
   * Returns the values of one parameter of a call that is read before, or without, its others.
   * Javalin's methods would decode it in the charset of the body.
   *
   * @throws ProblemException if the parameter is not well-formed
   */
  public static List<String> values(Context ctx, String name) {
    QueryParameters parameters = new QueryParameters(ctx);
    List<String> values = parameters.values(name);
    List<FieldError> wrong =
        parameters.errors.stream().filter(error -> parameters.isKnown(error.field())).toList();
    if (!wrong.isEmpty()) {
      throw invalid("", wrong);
    }
    return values;
  }

  /** Returns the id in the path; an invalid id becomes one that no object has. */
  public long pathId() {
    return pathId("id");
  }

  /** Returns the id in a segment of the path; an invalid id becomes one that no object has. */
  public long pathId(String name) {
    return id(ctx.pathParam(name)).orElse(NO_ID);
  }

  /** Returns the call with these parameters. */
  public Context call() {
    return ctx;
  }

  /** Returns the fields of the required body. */
  public JsonBody body() {
    if (jsonBody == null) {
      jsonBody = new JsonBody(JsonBodyParser.object(ctx));
    }
    return jsonBody;
  }

  /** Returns the fields of the body, which may be empty. */
  public JsonBody optionalBody() {
    if (jsonBody == null) {
      jsonBody = new JsonBody(JsonBodyParser.objectOrNothing(ctx));
    }
    return jsonBody;
  }

  /** Declares that the call has no fields; those that the body has are errors. */
  public void noBody() {
    optionalBody();
  }

  /** Parses an id, a positive 64-bit number; empty if it is not one. */
  public static Optional<Long> id(String value) {
    return Optional.of(value)
        .filter(ID.asMatchPredicate())
        .map(BigInteger::new)
        .filter(number -> number.bitLength() < Long.SIZE)
        .map(BigInteger::longValue);
  }

  public boolean has(String name) {
    return !values(name).isEmpty();
  }

  /**
   * Returns the value of a parameter that may be given once.
   *
   * @param valid description of the valid values
   */
  public <T> T one(String name, T otherwise, Function<String, Optional<T>> parse, String valid) {
    return optional(name, parse, valid).orElse(otherwise);
  }

  /** Returns the value of a parameter that may be given once; empty if it is absent or invalid. */
  public <T> Optional<T> optional(String name, Function<String, Optional<T>> parse, String valid) {
    List<String> values = values(name);
    if (values.size() > 1) {
      wrong(name, "may be given once only");
      return Optional.empty();
    }
    return values.isEmpty() ? Optional.empty() : parsed(name, values.getFirst(), parse, valid);
  }

  /** Returns the values of a parameter that may be repeated. */
  public <T> List<T> all(String name, Function<String, Optional<T>> parse, String valid) {
    return values(name).stream()
        .flatMap(value -> parsed(name, value, parse, valid).stream())
        .toList();
  }

  /** Adds an error under the name that the caller used. */
  public void wrong(String name, String detail) {
    errors.add(new FieldError(given.containsKey(name) ? name : JsonCase.CAMEL.of(name), detail));
  }

  /** Declares that the call honors a header. */
  void knowsHeader(String name) {
    knownHeaders.add(name);
  }

  boolean isKnownHeader(String name) {
    return knownHeaders.contains(name);
  }

  /** Adds an error in a header. */
  void wrongHeader(String name, String detail) {
    FieldError error = new FieldError(name, detail);
    errors.add(error);
    headerErrors.add(error);
  }

  /**
   * Returns the errors as a problem, after all parameters and fields of the call have been read.
   */
  Optional<ProblemException> problem() {
    List<FieldError> inBody = jsonBody == null ? List.of() : jsonBody.errors();
    if (jsonBody != null && (!inBody.isEmpty() || !errors.isEmpty())) {
      inBody = Stream.concat(inBody.stream(), jsonBody.conditionErrors().stream()).toList();
    }
    Optional<ProblemException> problem = problemOfParameters(inBody);
    if (problem.isPresent() || jsonBody == null) {
      return problem;
    }
    if (inBody.isEmpty()) {
      return problemOfConditions(jsonBody.conditionErrors());
    }
    return Optional.of(
        new ProblemException(
            Problem.of(
                    ProblemType.INVALID_BODY,
                    "Correct the values listed in errors. " + jsonBody.takes())
                .errors(inBody)));
  }

  private static Optional<ProblemException> problemOfConditions(List<FieldError> wrong) {
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProblemException(
                Problem.of(
                        ProblemType.INVALID_CONDITIONS,
                        "Correct the conditions listed in errors; /api/v1/views/fields lists the"
                            + " fields, operators and values.")
                    .errors(wrong)));
  }

  private Optional<ProblemException> problemOfParameters(List<FieldError> inBody) {
    given.keySet().stream()
        .filter(name -> !isKnown(name))
        .forEach(name -> errors.add(new FieldError(name, "is not a parameter of this call")));
    if (errors.isEmpty()) {
      return Optional.empty();
    }
    Set<FieldError> all = new LinkedHashSet<>(errors);
    all.addAll(inBody);
    return Optional.of(invalid(takes(), List.copyOf(all)));
  }

  private static ProblemException invalid(String takes, List<FieldError> errors) {
    return new ProblemException(
        Problem.of(ProblemType.INVALID_PARAMETERS, "Correct the values listed in errors." + takes)
            .errors(errors));
  }

  /** Lists the parameters of the call, unless all errors are in headers. */
  private String takes() {
    if (headerErrors.containsAll(errors)) {
      return "";
    }
    return known.isEmpty()
        ? " This call takes no parameters."
        : " This call takes: " + String.join(", ", known) + ".";
  }

  private <T> Optional<T> parsed(
      String name, String value, Function<String, Optional<T>> parse, String valid) {
    Optional<T> parsed = parse.apply(value);
    if (parsed.isEmpty()) {
      wrong(name, "must be " + valid);
    }
    return parsed;
  }

  private List<String> values(String name) {
    String camel = JsonCase.CAMEL.of(name);
    if (known.add(name)
        && !camel.equals(name)
        && given.containsKey(name)
        && given.containsKey(camel)) {
      wrong(name, "is given as " + camel + ", too; use one spelling");
    }
    return given.getOrDefault(name, given.getOrDefault(camel, List.of()));
  }

  private boolean isKnown(String name) {
    return known.stream().anyMatch(it -> it.equals(name) || JsonCase.CAMEL.of(it).equals(name));
  }

  /** Excludes parameters that begin with an underscore, which are for intermediaries. */
  private static boolean isForServer(String pair) {
    return !pair.isEmpty() && !pair.startsWith("_");
  }

  private void add(String pair) {
    int end = pair.indexOf('=');
    String name = end < 0 ? pair : pair.substring(0, end);
    try {
      String value = end < 0 ? "" : decoded(pair.substring(end + 1));
      given.computeIfAbsent(decoded(name), any -> new ArrayList<>()).add(value);
    } catch (IllegalArgumentException | CharacterCodingException e) {
      errors.add(new FieldError(name, "has invalid percent-encoding"));
    }
  }

  private static String decoded(String text) throws CharacterCodingException {
    // Decoded to bytes first: in one step, bytes that are not UTF-8 would be replaced.
    String raw = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    byte[] bytes =
        URLDecoder.decode(raw, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** Returns the requested page, by number. */
  public PageByNumber paging() {
    int page = one("page", 1, number(Integer.MAX_VALUE), "1 to " + Integer.MAX_VALUE);
    return new PageByNumber(page, perPage());
  }

  /** Returns the number of rows per page. */
  public int perPage() {
    return one(
        "per_page",
        PageByNumber.DEFAULT_PER_PAGE,
        number(PageByNumber.MAX_PER_PAGE),
        "1 to " + PageByNumber.MAX_PER_PAGE);
  }

  private static Function<String, Optional<Integer>> number(int max) {
    return value -> QueryParameters.id(value).filter(number -> number <= max).map(Math::toIntExact);
  }
}
