package eu.passerelle.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.CaseObserver;
import eu.passerelle.engine.Hush;
import eu.passerelle.engine.TestEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseObserversTest {

  private final List<String> heard = new ArrayList<>();
  private final List<CaseObserver> known = new ArrayList<>();
  private boolean kept;
  private final CaseObservers observers = new CaseObservers(TestEngine.late(known), TestEngine.provide(Hush.class, List.of(() -> kept)));

  @Test
  void everybodyIsToldInOrderEvenWhoCameLater() {
    known.add(called("one"));
    known.add(called("two"));

    observers.tell(observer -> observer.stageEntered("TST-2026-00001", "matching"));

    assertThat(heard).containsExactly("one TST-2026-00001 matching", "two TST-2026-00001 matching");
  }

  @Test
  void nobodyIsToldWhileAHushIsKept() {
    known.add(called("one"));
    kept = true;

    observers.tell(observer -> observer.stageEntered("TST-2026-00001", "matching"));

    assertThat(heard).isEmpty();
  }

  private CaseObserver called(String name) {
    return new CaseObserver() {
      @Override
      public void stageEntered(String number, String stage) {
        heard.add(name + " " + number + " " + stage);
      }
    };
  }
}
