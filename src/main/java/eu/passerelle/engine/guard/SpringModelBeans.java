package eu.passerelle.engine.guard;

import eu.passerelle.model.TimeLimitSource;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Looks the beans up when an expression runs, so that delegates may themselves use the engine. */
@Component
class SpringModelBeans implements ModelBeans {

  private final ApplicationContext context;

  SpringModelBeans(ApplicationContext context) {
    this.context = context;
  }

  @Override
  public Optional<Object> find(String name) {
    return isOpen(name) ? Optional.of(context.getBean(name)) : Optional.empty();
  }

  private boolean isOpen(String name) {
    if (!context.containsBean(name)) {
      return false;
    }
    return name.equals(TimeLimitSource.BEAN) || name.endsWith(DELEGATE_SUFFIX) && context.isTypeMatch(name, JavaDelegate.class);
  }
}
