package eu.passerelle.engine;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An input of a delegate that the diagram says word for word: nothing that a case knows can come in there. */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Literal {

  /** Name of the input. */
  String value();

  /** What the Modeler calls it. */
  String label();

  /** What may be written there. */
  Kind kind();

  /** Kinds of words. */
  enum Kind {

    /** The key of a role. */
    ROLE(64),
    /** One line. */
    LINE(120),
    /** Lines. */
    TEXT(2000);

    private final int longest;

    Kind(int longest) {
      this.longest = longest;
    }

    /** @return how many characters there may be */
    public int longest() {
      return longest;
    }
  }
}
