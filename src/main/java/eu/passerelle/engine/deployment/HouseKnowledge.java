package eu.passerelle.engine.deployment;

import eu.passerelle.engine.RoleDirectory;
import eu.passerelle.engine.guard.ModelBeans;
import eu.passerelle.engine.rules.ModelContext;
import eu.passerelle.model.TimeLimitSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the rules, wherever they are asked, what this house knows: its delegates, its roles and the time limits in force. */
@Configuration(proxyBeanMethods = false)
class HouseKnowledge {

  @Bean
  static ModelContext modelContext(ModelBeans beans, TimeLimitSource timeLimits, ObjectProvider<RoleDirectory> roles) {
    return new ModelContext(roles::getObject, beans::literals, timeLimits::keys);
  }
}
