package eu.passerelle.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a delegate is in the catalogue that coordinators compose flows from: the guide and the Modeler's templates are made of this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Catalogued {

  /** What the step is called in the Modeler, as a task: verb first. */
  String name();

  /** One sentence; names of variables stand in single quotation marks. */
  String does();

  /** Variables that the diagram hands over as inputs of the step; what else is read, the case has. */
  String[] takes() default {};

  /** Variables that it sets for the steps after it. */
  String[] gives() default {};

  /** Further inputs, which the diagram says word for word; one with an expression does not deploy. */
  Literal[] says() default {};

  /** Messages that it sends to cases, or to opportunities, that wait for them. */
  String[] sends() default {};

  /** Messages that can be sent later because of it. */
  String[] prepares() default {};
}
