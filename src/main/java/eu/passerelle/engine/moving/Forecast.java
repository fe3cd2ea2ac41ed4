package eu.passerelle.engine.moving;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/** What a change does to all live instances of its processes. */
@NamedInterface
public record Forecast(List<StandingAlike> standings) {

  /** Copies the list it is given. */
  public Forecast {
    standings = List.copyOf(standings);
  }

  /** @return the standings with this fate */
  public List<StandingAlike> of(Fate fate) {
    return standings.stream().filter(standing -> standing.fate() == fate).toList();
  }

  /** @return how many instances have this fate */
  public int count(Fate fate) {
    return of(fate).stream().mapToInt(standing -> standing.instances().size()).sum();
  }
}
