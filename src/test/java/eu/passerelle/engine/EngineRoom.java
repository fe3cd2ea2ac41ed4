package eu.passerelle.engine;

import eu.passerelle.engine.deployment.FlowDeployment;
import eu.passerelle.model.TimeLimitSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The engine room alone, without the shipped flows: three roles, two firms, one scheme, and somebody who writes down what is observed. */
@SpringBootConfiguration
@TestConfiguration
@EnableAutoConfiguration
@ConfigurationPropertiesScan("eu.passerelle.engine")
@ComponentScan(basePackages = "eu.passerelle.engine", excludeFilters = {
    @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
    // the real flows need the real roles
    @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = FlowDeployment.class)})
public class EngineRoom {

  public static final String EMPLOYER = "employer";
  public static final String TRAINER = "training-provider";
  public static final String LEAD = "lead-authority";
  public static final String COORDINATORS = "coordinators-test";

  @Component
  public static class Roles implements RoleDirectory {

    private static final Map<String, String> LABELS =
        Map.of(EMPLOYER, "Employer", TRAINER, "Training provider", LEAD, "Lead authority", "mission", "Diplomatic mission");

    @Override
    public Optional<String> keyOf(String laneName) {
      return LABELS.entrySet().stream().filter(role -> role.getValue().equalsIgnoreCase(laneName.strip())).map(Map.Entry::getKey)
          .findFirst();
    }

    @Override
    public String labelOf(String roleKey) {
      return LABELS.getOrDefault(roleKey, roleKey);
    }

    @Override
    public List<String> labels() {
      return LABELS.values().stream().sorted().toList();
    }
  }

  /** Who plays what; a test may change it, the next one starts afresh. */
  @Component
  public static class Parties implements PartyDirectory {

    private final Map<String, String> groups = new HashMap<>();

    Parties() {
      reset();
    }

    public void reset() {
      groups.clear();
      groups.put(EMPLOYER, "firm-one");
      groups.put(TRAINER, "code-school");
      groups.put(LEAD, "authority.one");
    }

    public void play(String role, String group) {
      groups.put(role, group);
    }

    @Override
    public Party partyOf(String number, String scheme, String corridor, String roleKey) {
      String group = groups.get(roleKey);
      return group == null ? new Party(COORDINATORS, true) : new Party(group, false);
    }

    @Override
    public boolean coordinates(Collection<String> groupIds, String number) {
      return groupIds.contains(COORDINATORS);
    }
  }

  @Primary
  @Component
  static class Limits implements TimeLimitSource {

    private static final Map<String, String> PERIODS = Map.of("T_TEST", "P14D", "T_LONGER", "P30D");

    @Override
    public Optional<String> period(String key, String scheme, String country) {
      return Optional.ofNullable(PERIODS.get(key));
    }

    @Override
    public Set<String> keys() {
      return PERIODS.keySet();
    }
  }

  @Component
  public static class Notes implements CaseObserver {

    public final List<String> lines = new ArrayList<>();
    public final List<TaskOpened> opened = new ArrayList<>();
    public String refused;

    public void clear() {
      lines.clear();
      opened.clear();
      refused = null;
    }

    @Override
    public void started(Started event) {
      lines.add("started " + event.number() + " " + event.processKey() + " " + event.scheme());
    }

    @Override
    public void stageEntered(String number, String stage) {
      lines.add("stage " + number + " " + stage);
    }

    @Override
    public void taskOpened(TaskOpened event) {
      opened.add(event);
      lines.add("opened " + event.number() + " " + event.name() + " for " + event.role() + " by " + event.groupId());
    }

    @Override
    public void taskChanged(TaskOpened event) {
      if (event.number().equals(refused)) {
        throw new IllegalStateException("refused " + refused);
      }
      lines.add("changed " + event.number() + " " + event.name() + " for " + event.role() + " by " + event.groupId());
    }

    @Override
    public void taskClosed(String number, String taskId) {
      lines.add("closed " + number);
    }

    @Override
    public void ended(String number, String outcome, String lossReason) {
      lines.add("ended " + number + " " + outcome + " " + lossReason);
    }
  }
}
