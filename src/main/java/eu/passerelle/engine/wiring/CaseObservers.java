package eu.passerelle.engine.wiring;

import eu.passerelle.engine.CaseObserver;
import eu.passerelle.engine.Hush;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells all observers what happens to a case, but nobody while a hush is kept; they are looked up late, because they use the engine. */
@Component
public class CaseObservers {

  private final ObjectProvider<CaseObserver> observers;
  private final ObjectProvider<Hush> hush;

  CaseObservers(ObjectProvider<CaseObserver> observers, ObjectProvider<Hush> hush) {
    this.observers = observers;
    this.hush = hush;
  }

  /** @param what happened, told to each in their order */
  public void tell(Consumer<CaseObserver> what) {
    Hush kept = hush.getIfAvailable();
    if (kept == null || !kept.isKept()) {
      observers.orderedStream().toList().forEach(what);
    }
  }
}
