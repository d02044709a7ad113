package io.technicianviews.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.http.JsonCase;
import java.util.List;
import java.util.Map.Entry;
import org.junit.jupiter.api.Test;

class DomainModuleTest {

  @Test
  void viewNamesAreComputedOnce() {
    ObjectMapper mapper = JsonMapper.builder().addModule(new DomainModule(JsonCase.CAMEL)).build();
    List<String> names = names(mapper);
    List<String> again = names(mapper);
    assertThat(names).hasSize(View.values().length).contains("unassigned", "allUnsolved");
    for (int i = 0; i < names.size(); i++) {
      assertThat(again.get(i)).isSameAs(names.get(i));
    }
  }

  private static List<String> names(ObjectMapper mapper) {
    return mapper.valueToTree(ViewCounts.ZERO).properties().stream().map(Entry::getKey).toList();
  }
}
