package eu.passerelle.engine.guard;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.Literal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.aop.support.AopUtils;

/** The few beans that a model, a table or a stored filter may name; every other bean does not exist for it. */
public interface ModelBeans {

  /** How the name of every step in the catalogue ends. */
  String DELEGATE_SUFFIX = "Delegate";

  Optional<Object> find(String name);

  /** @return what the delegate of this name wants the diagram to say word for word; empty when a step may name no such delegate */
  default Optional<List<Literal>> literals(String delegate) {
    return Optional.of(delegate).filter(name -> name.endsWith(DELEGATE_SUFFIX)).flatMap(this::find)
        .map(bean -> Stream.of(AopUtils.getTargetClass(bean).getAnnotationsByType(Catalogued.class))
            .flatMap(said -> Stream.of(said.says())).toList());
  }
}
