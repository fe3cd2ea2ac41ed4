package eu.passerelle.engine;

import java.util.Optional;

/** The few beans that a model, a table or a stored filter may name; every other bean does not exist for it. */
interface ModelBeans {

  /** Name of the bean that answers how long a step may take. */
  String TIME_LIMITS = "timeLimits";

  /** How the name of every step in the catalogue ends. */
  String DELEGATE_SUFFIX = "Delegate";

  Optional<Object> find(String name);
}
