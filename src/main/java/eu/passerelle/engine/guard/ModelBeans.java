package eu.passerelle.engine.guard;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.Literal;
import java.util.List;
import java.util.Optional;
import org.springframework.aop.support.AopUtils;

/** The few beans that a model, a table or a stored filter may name; every other bean does not exist for it. */
public interface ModelBeans {

  /** How the name of every step in the catalogue ends. */
  String DELEGATE_SUFFIX = "Delegate";

  Optional<Object> find(String name);

  /** @return whether a step may name this delegate */
  default boolean isDelegate(String name) {
    return name.endsWith(DELEGATE_SUFFIX) && find(name).isPresent();
  }

  /** @return what this delegate wants the diagram to say word for word */
  default List<Literal> literals(String delegate) {
    return find(delegate).map(bean -> AopUtils.getTargetClass(bean).getAnnotation(Catalogued.class)).map(said -> List.of(said.says()))
        .orElse(List.of());
  }
}
