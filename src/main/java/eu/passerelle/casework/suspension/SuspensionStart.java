package eu.passerelle.casework.suspension;

import eu.passerelle.casework.CaseworkSettings;
import eu.passerelle.casework.Viewers;
import eu.passerelle.engine.StartPolicy;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.NumberSeries;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.time.Year;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may suspend which cases, and under which number: a scheme's coordinators those of their scheme. */
@Component
class SuspensionStart implements StartPolicy {

  private static final String CORRIDOR = "scopeCorridor";
  private static final String STAGE = "scopeStage";
  private static final String EVERY_STAGE = "all";

  private final String process;
  private final Schemes schemes;
  private final Viewers viewers;
  private final NumberSeries numbers;

  SuspensionStart(CaseworkSettings settings, Schemes schemes, Viewers viewers, NumberSeries numbers) {
    this.process = settings.suspensionProcess();
    this.schemes = schemes;
    this.viewers = viewers;
    this.numbers = numbers;
  }

  @Override
  public boolean appliesTo(String processKey, String kind) {
    return process.equals(processKey);
  }

  @Override
  public boolean mayStart(String processKey, Collection<String> groupIds) {
    return !schemes.coordinatedBy(groupIds).isEmpty();
  }

  @Override
  @Transactional
  public Start prepare(String processKey, String userId, Map<String, Object> values) {
    List<String> coordinated = viewers.of(userId).coordinated();
    String corridor = (String) values.get(CORRIDOR);
    Scheme scheme = corridor == null ? onlyOne(coordinated) : schemeOf(corridor, coordinated);
    Map<String, Object> variables = new HashMap<>(values);
    variables.put("scheme", scheme.id());
    variables.put(CORRIDOR, corridor);
    variables.put(STAGE, EVERY_STAGE.equals(values.get(STAGE)) ? null : values.get(STAGE));
    return new Start(numbers.nextSuspension(scheme, Year.now().getValue()), variables);
  }

  private Scheme onlyOne(List<String> coordinated) {
    if (coordinated.isEmpty()) {
      throw new IllegalArgumentException("Only the coordinators of a scheme suspend its cases.");
    }
    if (coordinated.size() > 1) {
      throw new IllegalArgumentException("You coordinate several schemes. Suspend the cases of one corridor after the other.");
    }
    return schemes.find(coordinated.get(0)).orElseThrow();
  }

  private Scheme schemeOf(String corridorId, List<String> coordinated) {
    return schemes.corridor(corridorId).map(Corridor::schemeId).filter(coordinated::contains).flatMap(schemes::find)
        .orElseThrow(() -> new IllegalArgumentException("Only the coordinators of a scheme suspend the cases of its corridors."));
  }
}
