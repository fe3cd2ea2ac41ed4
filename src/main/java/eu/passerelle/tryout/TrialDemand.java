package eu.passerelle.tryout;

import eu.passerelle.engine.StartPolicy;
import eu.passerelle.engine.flow.Flow;
import eu.passerelle.engine.guard.Catalogue;
import eu.passerelle.engine.reading.AwaitedMessages;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.tryout.TryOutResult.Stuck;
import eu.passerelle.tryout.world.TrialWorld;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * What cases wait for and somebody else has to bring: a flow that people start and that reaches a step which sends the message, or one that
 * prepares it. Which step sends or prepares what, the catalogue of delegates says.
 */
final class TrialDemand {

  private static final Pattern DELEGATE = Pattern.compile("\\$\\{(\\w+)}");
  /** What runs beside the cases has no name of its own. */
  static final String BESIDE = "beside the cases";

  private static final int MOST = 4;
  private static final int TRIES = 6;

  private final TrialWorld world;
  private final Schemes schemes;
  private final Robot robot;
  private final TrialPeople people;
  private final Map<String, Set<String>> steps = new HashMap<>();
  private final Map<String, Integer> calls = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final List<Stuck> stuck = new ArrayList<>();

  TrialDemand(TrialWorld world, Calls calls, Robot robot, TrialPeople people) {
    this.world = world;
    this.robot = robot;
    this.people = people;
    schemes = world.bean(Schemes.class);
    RepositoryService repository = world.engine().getRepositoryService();
    Map<String, Set<String>> own = repository.createProcessDefinitionQuery().latestVersion().list().stream()
        .collect(Collectors.toMap(ProcessDefinition::getKey, process -> delegates(repository, process)));
    calls.flows().forEach((process, flow) -> {
      if (isStartable(process, flow)) {
        steps.put(process, calls.reachedFrom(process).stream().flatMap(each -> own.get(each).stream()).collect(Collectors.toSet()));
      }
    });
  }

  private boolean isStartable(String process, Flow flow) {
    return schemes.ofMainProcess(process).isEmpty()
        && world.beans(StartPolicy.class).stream().anyMatch(policy -> policy.appliesTo(process, flow.kind()));
  }

  private static Set<String> delegates(RepositoryService repository, ProcessDefinition process) {
    try (InputStream diagram = repository.getProcessModel(process.getId())) {
      return DELEGATE.matcher(new String(diagram.readAllBytes(), StandardCharsets.UTF_8)).results().map(found -> found.group(1))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** @return what could not be started */
  List<Stuck> stuck() {
    return stuck;
  }

  /** @return the flows that people start for a scheme beside its cases */
  Set<String> startable() {
    return steps.keySet();
  }

  /** @return whether something was started that cases of the cohort wait for */
  boolean bringFor(Cohort cohort) {
    Set<String> messages = new HashSet<>(world.jdbc().sql("""
        select distinct w.message from %s w join case_overview c on c.number = w.number where c.cohort_id = ?"""
        .formatted(AwaitedMessages.AWAITED))
        .param(cohort.id()).query(String.class).list());
    Scheme scheme = schemes.find(cohort.schemeId()).orElseThrow();
    Set<String> senders = flows(scheme, messages, Catalogue.Entry::sends);
    Set<String> preparers = flows(scheme, messages, Catalogue.Entry::prepares);
    preparers.removeAll(senders);
    boolean prepared = preparers.stream().map(flow -> !calls.containsKey(flow + cohort.id()) && start(scheme, flow, cohort).isPresent())
        .toList().contains(true);
    return prepared
        || senders.stream().map(flow -> isMissing(flow, cohort) && start(scheme, flow, cohort).isPresent()).toList().contains(true);
  }

  /** Of flows that are the scheme's own and flows that are everybody's, its own. */
  private Set<String> flows(Scheme scheme, Set<String> messages, Function<Catalogue.Entry, List<String>> said) {
    Set<String> flows = new HashSet<>();
    for (String message : messages) {
      Set<String> delegates = world.bean(Catalogue.class).entries().stream().filter(entry -> said.apply(entry).contains(message))
          .map(Catalogue.Entry::bean).collect(Collectors.toSet());
      Set<String> fit =
          steps.keySet().stream().filter(flow -> steps.get(flow).stream().anyMatch(delegates::contains)).collect(Collectors.toSet());
      Set<String> own = fit.stream().filter(flow -> schemes.ownersOf(flow).contains(scheme)).collect(Collectors.toSet());
      flows.addAll(own.isEmpty() ? fit.stream().filter(flow -> schemes.ownersOf(flow).isEmpty()).toList() : own);
    }
    return flows;
  }

  private boolean isMissing(String flow, Cohort cohort) {
    return world.engine().getRuntimeService().createProcessInstanceQuery().processDefinitionKey(flow)
        .variableValueEquals("corridor", cohort.corridorId()).count() == 0;
  }

  private Set<String> partners(Scheme scheme) {
    return Set
        .copyOf(world.jdbc().sql("select organisation_id from role_candidate where scheme_id = ?").param(scheme.id()).query(String.class)
            .list());
  }

  /** Starts a flow beside the cases, as a coordinator, with as many different answers as it takes until it begins. */
  Optional<String> start(Scheme scheme, String flow, Cohort cohort) {
    int turn = calls.merge(flow + cohort.id(), 1, Integer::sum) - 1;
    if (turn >= MOST || refused.contains(flow + cohort.id())) {
      return Optional.empty();
    }
    Corridor corridor = schemes.corridor(cohort.corridorId()).orElseThrow();
    Map<String, Object> given = Map.of("scheme", scheme.id(), "corridor", corridor.id(), "cohort", cohort.id());
    RuntimeException last = new IllegalStateException("The scheme has no coordinator.");
    Collection<String> coordinators = people.memberOf(scheme.coordinatorGroup()).stream().toList();
    for (int i = 0; i < TRIES && !coordinators.isEmpty(); i++) {
      int which = turn + i;
      try {
        return Optional.of(robot.start(coordinators.iterator().next(), flow, given, partners(scheme),
            (field, options) -> given.containsKey(field) ? 0 : which % options));
      } catch (RuntimeException refusal) {
        last = refusal;
      }
    }
    refused.add(flow + cohort.id());
    stuck.add(new Stuck(BESIDE, flow, null, null, "It could not be started: " + Sentence.of(last)));
    return Optional.empty();
  }
}
