package eu.passerelle.tryout.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.engine.replay.Hindered;
import eu.passerelle.engine.replay.Recording.Happening;
import eu.passerelle.engine.replay.Recording.Kind;
import eu.passerelle.engine.replay.Recording.Place;
import eu.passerelle.engine.replay.Recording.Visit;
import eu.passerelle.engine.replay.Recording;
import eu.passerelle.engine.replay.ReplayLook;
import eu.passerelle.engine.replay.ReplayWait.What;
import eu.passerelle.engine.replay.ReplayWait;
import eu.passerelle.engine.replay.Replayer;
import eu.passerelle.tryout.FormAnswers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;

/**
 * Lets one finished instance be lived through again. What came from outside comes again in the order in which it came; what is new in the
 * diagram is done at once, as soon as it is reached: nobody knows how long it would have taken.
 */
final class Replay {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GATEWAY = "eventBasedGateway";
  private static final int MOST_STEPS = 400;
  private static final int MOST_TURNS = 25;

  private final Replayer replayer;
  private final FormService forms;
  private final Recording recording;
  private final List<Happening> pending;

  Replay(Replayer replayer, FormService forms, Recording recording) {
    this.replayer = replayer;
    this.forms = forms;
    this.recording = recording;
    pending = new ArrayList<>(recording.happenings());
  }

  /** @return how it went; nothing of it is left in the engine */
  Lived live() {
    String instance = null;
    try {
      instance = replayer.begin(recording);
      return live(instance);
    } catch (Hindered hindered) {
      ReplayLook look = instance == null ? null : replayer.look(instance);
      return new Lived(look, Map.of(), hindered.element(), hindered.getMessage());
    } finally {
      if (instance != null) {
        replayer.forget(instance);
      }
    }
  }

  private Lived live(String instance) {
    int most = MOST_STEPS + 2 * recording.happenings().size();
    for (int step = 0; step < most; step++) {
      replayer.goOn(instance, element -> turnsNow(instance, element) < turnsThen(element));
      ReplayLook look = replayer.look(instance);
      if (!comesNext(look) && replayer.goOn(instance, element -> true)) {
        look = replayer.look(instance);
      }
      if (look.ended()) {
        return new Lived(look, replayer.left(instance), null, null);
      }
      Optional<String> circle = look.visits().stream().map(Visit::place)
          .filter(place -> place.turn() > turnsThen(place.element()) + MOST_TURNS).map(Place::element).findFirst();
      if (circle.isPresent()) {
        return new Lived(look, Map.of(), circle.get(), "It goes round in circles.");
      }
      if (!doWhatIsNew(look) && !letHappen(instance, look)) {
        return recording.stopped() ? new Lived(look, replayer.left(instance), null, null) : stuck(look);
      }
    }
    return new Lived(replayer.look(instance), Map.of(), "", "It does not come to an end.");
  }

  /** What came while the instance stood at a save point, and took it away from there, comes before it goes on. */
  private boolean comesNext(ReplayLook look) {
    return pending.stream().filter(happening -> happening.kind() != Kind.WRITTEN).findFirst()
        .filter(happening -> look.canHappen(happening)).isPresent();
  }

  private long turnsNow(String instance, String element) {
    return replayer.look(instance).visits().stream().filter(visit -> visit.element().equals(element)).count();
  }

  private int turnsThen(String element) {
    return (int) recording.visits().stream().filter(visit -> visit.element().equals(element)).count();
  }

  private static Lived stuck(ReplayLook look) {
    ReplayWait wait = look.waits().stream().filter(ReplayWait::isStep).findFirst().orElse(null);
    String sentence = wait == null ? "Nothing leads on from here." : switch (wait.what()) {
      case TASK -> "Nobody answered here then: something cut the step short that the proposal does not have.";
      case HELD -> "What came of it then is not known: something cut the step short that the proposal does not have.";
      case MESSAGE -> "Nobody sends the message that it waits for.";
      case TIME -> "The time that it waits for did not come then.";
    };
    return new Lived(look, Map.of(), wait == null ? "" : wait.place().element(), sentence);
  }

  /** What the case never came to: the robot answers, and the time passes; what the proposal calls anew runs for real. */
  private boolean doWhatIsNew(ReplayLook look) {
    for (ReplayWait wait : look.waits()) {
      if (wait.isStep() && isNew(wait) && wait.what() == What.TASK) {
        replayer.answer(wait, robot(wait).all(Map.of(), (field, options) -> 0));
        return true;
      }
      boolean step = wait.isStep() && isNew(wait);
      boolean choice = wait.around() != null && wait.type().equals(GATEWAY) && (wait.inside() || !recording.holds(wait.around(), GATEWAY));
      if (wait.what() == What.TIME && (step || choice)) {
        replayer.passTime(wait);
        return true;
      }
    }
    return false;
  }

  private boolean isNew(ReplayWait wait) {
    return wait.inside() || !recording.holds(wait.place(), wait.type());
  }

  /** The next that can happen. What somebody wrote before is written first; what cannot happen yet may still happen later. */
  private boolean letHappen(String instance, ReplayLook look) {
    int next = 0;
    while (next < pending.size() && (pending.get(next).kind() == Kind.WRITTEN || !look.canHappen(pending.get(next)))) {
      next++;
    }
    List<Happening> before = pending.subList(0, next).stream().filter(happening -> happening.kind() == Kind.WRITTEN).toList();
    Optional<Happening> happening = next < pending.size() ? Optional.of(pending.remove(next)) : Optional.empty();
    pending.subList(0, next).removeIf(one -> one.kind() == Kind.WRITTEN);
    before.forEach(written -> replayer.happen(instance, look, written));
    happening.ifPresent(one -> {
      if (one.kind() == Kind.ANSWERED) {
        answer(look.waitFor(one).orElseThrow(), one);
      } else {
        replayer.happen(instance, look, one);
      }
    });
    return happening.isPresent() || !before.isEmpty();
  }

  /** What the form does not ask any more is left out; what it requires and was not answered then the robot answers. */
  private void answer(ReplayWait task, Happening answered) {
    Map<String, Boolean> asked = new LinkedHashMap<>();
    ask(read(task), asked);
    Map<String, Object> known = new HashMap<>();
    answered.values().forEach((key, value) -> known.put(key, value instanceof PrimitiveValue<?> typed ? typed.getValue() : value));
    Map<String, Object> given = answered.values().entrySet().stream().filter(answer -> asked.containsKey(answer.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    if (asked.entrySet().stream().anyMatch(field -> field.getValue() && !given.containsKey(field.getKey()))) {
      robot(task).all(known, (field, options) -> 0).forEach((key, value) -> {
        if (asked.getOrDefault(key, false)) {
          given.putIfAbsent(key, value);
        }
      });
    }
    replayer.answer(task, given, answered.fields());
  }

  /** By key, whether an answer is required. */
  private static void ask(JsonNode container, Map<String, Boolean> asked) {
    container.path("components").forEach(field -> {
      if (field.hasNonNull("key")) {
        asked.put(field.path("key").asText(), field.path("validate").path("required").asBoolean());
      }
      ask(field, asked);
    });
  }

  private FormAnswers robot(ReplayWait task) {
    return new FormAnswers(new ByteArrayInputStream(read(task).toString().getBytes(StandardCharsets.UTF_8)),
        forms.getTaskFormVariables(task.handle()));
  }

  private JsonNode read(ReplayWait task) {
    if (forms.getTaskFormData(task.handle()).getCamundaFormRef() == null) {
      return JSON.createObjectNode();
    }
    try (InputStream form = forms.getDeployedTaskForm(task.handle())) {
      return JSON.readTree(form);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * How it went.
   *
   * @param look the way it came; null when it did not even begin
   * @param left the variables that it left behind
   * @param stuckAt where it could not go on, empty when nobody knows where; null when it came as far as it came then
   */
  record Lived(ReplayLook look, Map<String, Object> left, String stuckAt, String why) {}
}
