package com.example.helpdesk;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.json.TechnicianViewsJackson3Module;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The helpdesk: on the application's own DataSource, in a schema of its own. Spring closes both.
 */
@Configuration
class HelpdeskConfiguration {

  @Bean
  PostgresDesk helpdeskStorage(DataSource dataSource) {
    return PostgresDesk.open(PostgresSettings.of(dataSource).withSchema("helpdesk"));
  }

  @Bean
  ServiceDesk helpdesk(PostgresDesk storage) {
    return ServiceDesk.builder().storage(storage).build();
  }

  /** Writes pages and problems as the helpdesk's own server does. */
  @Bean
  TechnicianViewsJackson3Module helpdeskJson() {
    return new TechnicianViewsJackson3Module();
  }
}
