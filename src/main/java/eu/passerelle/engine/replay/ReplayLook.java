package eu.passerelle.engine.replay;

import eu.passerelle.engine.replay.Recording.Happening;
import eu.passerelle.engine.replay.Recording.Kind;
import eu.passerelle.engine.replay.Recording.Place;
import eu.passerelle.engine.replay.Recording.Visit;
import eu.passerelle.engine.replay.ReplayWait.What;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;

/** Where an instance stands. */
@NamedInterface
public record ReplayLook(boolean ended, List<Visit> visits, List<ReplayWait> waits, Map<Place, String> executions) {

  /** @return whether this can come about as the instance stands */
  public boolean canHappen(Happening happening) {
    return happening.kind() == Kind.WRITTEN || waitFor(happening).isPresent();
  }

  /** @return what waits for it */
  public Optional<ReplayWait> waitFor(Happening happening) {
    List<ReplayWait> own = waits.stream().filter(wait -> !wait.inside()).toList();
    return switch (happening.kind()) {
      case WRITTEN -> Optional.empty();
      case ANSWERED -> own.stream().filter(wait -> wait.what() == What.TASK && wait.place().equals(happening.at())).findFirst();
      case RETURNED, THREW, RAISED ->
        own.stream().filter(wait -> wait.what() == What.HELD && wait.place().equals(happening.at())).findFirst();
      case OCCURRED -> own.stream().filter(wait -> (wait.what() == What.MESSAGE || wait.what() == What.TIME)
          && wait.place().element().equals(happening.at().element())
          && (wait.around() != null || !wait.isStep() || wait.place().equals(happening.at())))
          .min(Comparator.comparing(wait -> happening.around() != null && happening.around().equals(wait.around()) ? 0 : 1));
    };
  }
}
