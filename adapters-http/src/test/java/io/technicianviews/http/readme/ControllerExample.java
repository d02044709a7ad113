package io.technicianviews.http.readme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.technicianviews.application.AsOf;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.domain.view.View;
import io.technicianviews.json.JsonCase;
import io.technicianviews.json.Problem;
import io.technicianviews.json.TechnicianViewsJackson2Module;

/** A controller of an application, without a web framework. */
final class ControllerExample {

  /** A response of the application's web framework. */
  record Response(int status, String contentType, String body) {}

  private final ServiceDesk desk;

  // README: json
  private final ObjectMapper mapper =
      new ObjectMapper().registerModule(new TechnicianViewsJackson2Module(JsonCase.SNAKE));

  Response urgent(long technicianId) throws JsonProcessingException {
    Result<AsOf<ViewPage>> result =
        desk.technicianViews().page(technicianId, ViewQuery.of(View.URGENT_HIGH_PRIORITY));
    return switch (result) {
      case Result.Success<AsOf<ViewPage>> success ->
          new Response(200, "application/json", mapper.writeValueAsString(success.value()));
      case Result.Refused<AsOf<ViewPage>> refused -> {
        Problem problem = Problem.of(refused.refusal());
        yield new Response(
            problem.status(), Problem.CONTENT_TYPE, mapper.writeValueAsString(problem));
      }
    };
  }

  // README: end

  ControllerExample(ServiceDesk desk) {
    this.desk = desk;
  }
}
