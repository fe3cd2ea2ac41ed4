package eu.passerelle.engine.guard;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.Literal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The delegates that diagrams may name. */
@Component
@NamedInterface
public class Catalogue {

  private final ApplicationContext beans;

  Catalogue(ApplicationContext beans) {
    this.beans = beans;
  }

  /** @return the delegates by name */
  public List<Entry> entries() {
    return beans.getBeansWithAnnotation(Catalogued.class).entrySet().stream()
        .map(bean -> Entry.of(bean.getKey(), AopUtils.getTargetClass(bean.getValue()).getAnnotation(Catalogued.class)))
        .sorted(Comparator.comparing(Entry::bean)).toList();
  }

  /** @return names of the variables that each delegate gives, by the name of its bean */
  public Map<String, Set<String>> gifts() {
    return entries().stream().collect(Collectors.toMap(Entry::bean, entry -> Set.copyOf(entry.gives())));
  }

  /**
   * One delegate.
   *
   * @param bean name for a delegate expression
   * @param name what the step is called in the Modeler
   * @param does one sentence
   * @param takes variables that the diagram hands over
   * @param gives variables that it sets for the steps after it
   * @param says inputs that the diagram says word for word
   * @param sends messages that it sends to those that wait for them
   * @param prepares messages that can be sent later because of it
   */
  @NamedInterface
  public record Entry(String bean, String name, String does, List<String> takes, List<String> gives, List<Literal> says,
      List<String> sends, List<String> prepares) {

    private static Entry of(String bean, Catalogued said) {
      return new Entry(bean, said.name(), said.does(), List.of(said.takes()), List.of(said.gives()), List.of(said.says()),
          List.of(said.sends()), List.of(said.prepares()));
    }
  }
}
