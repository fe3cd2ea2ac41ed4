package eu.passerelle.tryout;

import eu.passerelle.engine.flow.Flow;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.reading.AwaitedMessages;
import eu.passerelle.engine.reading.AwaitedMessages.Offered;
import eu.passerelle.engine.reading.CasePlaces;
import eu.passerelle.engine.reading.EngineJobs;
import eu.passerelle.engine.reading.OpenSteps;
import eu.passerelle.engine.reading.OpenWork;
import eu.passerelle.tryout.FormAnswers.Choice;
import eu.passerelle.tryout.TryOutResult.Stuck;
import eu.passerelle.tryout.world.TrialWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;

/**
 * Everybody who works on cases, in one person: answers the open tasks of all organisations one after the other through their forms, as a
 * member of each. When a case waits for a date, the date comes.
 */
final class Robot {

  private static final int TRIES = 4;
  private static final int MOST_VISITS = 20;
  private static final int LOOK_FOR_DEMAND = 2;
  private static final int DO_WITHOUT = 3;
  private static final int LET_DEADLINES_PASS = 4;

  private final ProcessEngine engine;
  private final OpenSteps steps;
  private final CasePlaces places;
  private final AwaitedMessages messages;
  private final FlowCatalogue flows;
  private final TrialPeople people;
  private final WaitingJobs jobs;
  private final Ways ways;
  private final Map<String, Object> usual;
  private final Function<String, String> called;
  private final Map<String, Integer> visits = new HashMap<>();
  private final Map<String, Integer> refused = new HashMap<>();
  private final Set<String> onHold = new HashSet<>();
  private final Set<String> givenUp = new HashSet<>();
  private final List<Stuck> stuck = new ArrayList<>();
  private int done;
  private int patience;

  /**
   * @param usual answers by field that come first
   * @param called what a number of this world is called in the result
   */
  Robot(TrialWorld world, TrialPeople people, Ways ways, Map<String, Object> usual, Function<String, String> called) {
    engine = world.engine();
    steps = world.bean(OpenSteps.class);
    places = world.bean(CasePlaces.class);
    messages = world.bean(AwaitedMessages.class);
    flows = world.bean(FlowCatalogue.class);
    this.people = people;
    this.ways = ways;
    this.usual = usual;
    this.called = called;
    jobs = new WaitingJobs(engine, world.bean(EngineJobs.class), called);
  }

  int done() {
    return done;
  }

  List<Stuck> stuck() {
    return stuck;
  }

  List<Stuck> incidents() {
    return jobs.incidents();
  }

  /**
   * Starts a process through its form, as this person.
   *
   * @param liked options that come before others
   * @return its number
   */
  String start(String user, String process, Map<String, Object> given, Set<String> liked, Choice choice) {
    String definition = definition(process);
    return people.as(user, () -> engine.getFormService().submitStartForm(definition, form(definition, liked).all(first(given), choice))
        .getBusinessKey());
  }

  /** @return how else the process may be started than the usual way: an applicant who has little to show first, then one answer at a time */
  List<Way> beginnings(String process, Map<String, Object> given) {
    Choice little = (field, options) -> given.containsKey(field) ? 0 : Math.max(1, options - 1);
    List<Way> beginnings = new ArrayList<>(List.of(Way.begin(process, "little", little)));
    form(definition(process), Set.of()).otherwise(first(given)).stream().filter(otherwise -> !given.containsKey(otherwise.field()))
        .forEach(otherwise -> beginnings.add(Way.begin(process, otherwise.toString(), otherwise)));
    return beginnings;
  }

  private FormAnswers form(String definition, Set<String> liked) {
    return new FormAnswers(engine.getFormService().getDeployedStartForm(definition), Map.of(), liked);
  }

  private String definition(String process) {
    return engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult()
        .getId();
  }

  private Map<String, Object> first(Map<String, Object> given) {
    Map<String, Object> first = new HashMap<>(usual);
    first.putAll(given);
    return first;
  }

  /**
   * Works on everything that is open until this one is over, or nobody can do anything more.
   *
   * @param demand asked when nobody has work: brings new work and says whether there is any
   */
  void workUntilOver(String number, BooleanSupplier demand, BooleanSupplier goesOn) {
    workUntilOver(number, work -> false, demand, goesOn);
  }

  /** @param left what is left undone meanwhile */
  void workUntilOver(String number, Predicate<OpenWork> left, BooleanSupplier demand, BooleanSupplier goesOn) {
    patience = 0;
    while (patience <= LET_DEADLINES_PASS && isOpen(number) && goesOn.getAsBoolean()) {
      List<OpenWork> open = steps.all().stream().filter(left.negate()).toList();
      if (jobs.runWhatIsDue() || answer(open, goesOn) || jobs.letTimePass(open, false)) {
        patience = 0;
      } else {
        idle(open, demand);
      }
    }
  }

  /** Nobody has anything to do: look once more whom there is to choose from, look for demand, do without, and at last let deadlines pass. */
  private void idle(List<OpenWork> open, BooleanSupplier demand) {
    patience++;
    onHold.clear();
    if (patience == LOOK_FOR_DEMAND && demand.getAsBoolean() || patience == LET_DEADLINES_PASS && jobs.letTimePass(open, true)) {
      patience = 0;
    }
  }

  /** @return where one waits that is not over although nobody can do anything for it; nothing when it is known why */
  List<Stuck> waitsFor(String number) {
    String name = called.apply(number);
    return stuck.stream().anyMatch(known -> known.caseNumber().equals(name)) ? List.of()
        : places.openIn(number).stream().map(halt -> new Stuck(name, halt.flow(), halt.elementId(), halt.name(),
            "The case waits here, and what it waits for does not come.")).toList();
  }

  /** @return all that keeps or kept one from its end, with why */
  List<Stuck> hindrancesOf(String number) {
    List<Stuck> known = Stream.concat(stuck.stream(), incidents().stream())
        .filter(one -> one.caseNumber().equals(called.apply(number))).toList();
    return known.isEmpty() && isOpen(number) ? waitsFor(number) : known;
  }

  private boolean isOpen(String number) {
    return engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(number).rootProcessInstances().count() > 0;
  }

  private boolean answer(List<OpenWork> open, BooleanSupplier goesOn) {
    boolean any = false;
    for (OpenWork work : open) {
      if (goesOn.getAsBoolean() && !onHold.contains(work.task()) && !givenUp.contains(work.task()) && isThere(work)) {
        any |= answer(work);
      }
    }
    return any;
  }

  private boolean isThere(OpenWork work) {
    return engine.getTaskService().createTaskQuery().taskId(work.task()).active().count() > 0;
  }

  /** @return whether something has happened to the task */
  private boolean answer(OpenWork work) {
    try {
      if (visits.getOrDefault(place(work), 0) >= MOST_VISITS) {
        return giveUp(work, "The case goes round in circles here.");
      }
      String person = work.assignee() != null ? work.assignee() : people.memberOf(work.group()).orElse(null);
      return person == null ? giveUp(work, "Nobody works for the organisation that has this task.")
          : people.as(person, () -> answer(work, person));
    } catch (RuntimeException refusal) {
      return !isThere(work) || refused.merge(work.task(), 1, Integer::sum) < TRIES || giveUp(work, Sentence.of(refusal));
    }
  }

  private boolean answer(OpenWork work, String person) {
    var forms = engine.getFormService();
    var form = new FormAnswers(forms.getDeployedTaskForm(work.task()), forms.getTaskFormVariables(work.task()));
    if (form.choosesFromList() && (patience == 0 || patience < DO_WITHOUT && form.offersNothing())) {
      onHold.add(work.task());
      return false;
    }
    int visit = visits.getOrDefault(place(work), 0);
    int tries = refused.getOrDefault(work.task(), 0);
    boolean again = visit > 1 || tries > 0;
    Way way = again ? Way.usual(work) : ways.at(work, others(work, form));
    visits.merge(place(work), 1, Integer::sum);
    if (way.timer() != null) {
      jobs.come(work, way.timer());
    } else if (way.message() != null) {
      send(work, way.message());
    } else {
      // who is asked for the third time, or has been refused, comes to other answers
      Choice choice = again ? (field, options) -> (Math.max(0, visit - 1) + tries) % options : way.answers();
      Map<String, Object> answers = form.all(visit < 2 ? usual : Map.of(), choice);
      if (work.assignee() == null) {
        engine.getTaskService().claim(work.task(), person);
      }
      forms.submitTaskForm(work.task(), answers);
      done++;
    }
    return true;
  }

  private List<Way> others(OpenWork work, FormAnswers form) {
    List<Way> others = new ArrayList<>();
    form.otherwise(usual).forEach(otherwise -> others.add(Way.answer(work, otherwise)));
    others.addAll(jobs.deadlines(work));
    others.addAll(offered(work));
    return others;
  }

  /** @return what the page of the case offers while the task is open */
  private List<Way> offered(OpenWork work) {
    return messages.offeredBy(work.number()).stream().filter(this::isAction)
        .map(offered -> Way.send(offered.flow(), offered.message())).toList();
  }

  private boolean isAction(Offered offered) {
    return flows.flowOf(offered.definitionId()).actions().stream().map(Flow.Action::messageName).anyMatch(offered.message()::equals);
  }

  private void send(OpenWork work, String message) {
    engine.getIdentityService().clearAuthentication();
    messages.executionFor(message, work.number())
        .ifPresent(execution -> engine.getRuntimeService().messageEventReceived(message, execution));
  }

  private boolean giveUp(OpenWork work, String sentence) {
    givenUp.add(work.task());
    stuck.add(new Stuck(called.apply(work.number()), work.flow(), work.step(), work.name(), sentence));
    return false;
  }

  private static String place(OpenWork work) {
    return work.number() + " " + work.flow() + " " + work.step();
  }
}
