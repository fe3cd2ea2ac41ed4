package eu.passerelle.engine.deployment;

import eu.passerelle.engine.guard.ExpressionTrial;
import eu.passerelle.engine.guard.ExpressionTrial.Failure;
import eu.passerelle.engine.guard.Formula;
import eu.passerelle.engine.guard.ModelBeans;
import eu.passerelle.engine.rules.ExpressionRule;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.engine.rules.Findings;
import eu.passerelle.engine.tables.TimeLimits;
import eu.passerelle.model.Bpmn;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.TimeLimitKeys;
import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Works every expression of a proposed flow out for a case of each kind before anybody's case comes to it. */
@Component
@NamedInterface
public class ExpressionChecks {

  private static final Map<String, String> CALENDARS = Map.of("bpmn:timeDuration", DurationBusinessCalendar.NAME, "bpmn:timeDate",
      DueDateBusinessCalendar.NAME, "bpmn:timeCycle", CycleBusinessCalendar.NAME);

  private static final List<String> CONDITIONS = List.of("bpmn:conditionExpression", "bpmn:condition", "bpmn:completionCondition");

  private final ProcessEngineConfigurationImpl configuration;
  private final ModelBeans beans;

  ExpressionChecks(ProcessEngine engine, ModelBeans beans) {
    this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.beans = beans;
  }

  /**
   * @param limits the time limits that will count
   * @param kinds by what people call them, the kinds of case that the flow serves, each with the facts that some of its cases begin with
   * @return an error on each element whose expression cannot be worked out for any case of some kind
   */
  public List<Finding> check(FlowBundle bundle, TimeLimitSource limits, Map<String, List<Map<String, Object>>> kinds) {
    AskedLimits asked = new AskedLimits(limits);
    ExpressionTrial trial =
        new ExpressionTrial(name -> TimeLimitSource.BEAN.equals(name) ? Optional.of(asked) : beans.find(name));
    List<Finding> found = new ArrayList<>();
    Neighbours.diagrams(bundle).forEach((file, root) -> {
      Findings findings = new Findings(file);
      configuration.getCommandExecutorTxRequired().execute(command -> {
        root.tree().forEach(node -> ExpressionRule.expressionsOf(node).forEach(text -> check(node, text, trial, kinds, findings)));
        return null;
      });
      found.addAll(findings.all());
    });
    return found;
  }

  private void check(XmlNode node, String text, ExpressionTrial trial, Map<String, List<Map<String, Object>>> kinds, Findings findings) {
    if (Formula.read(text).isEmpty() || text.contains(TimeLimitSource.BEAN) && TimeLimitKeys.asked(text).isEmpty()) {
      return;
    }
    for (Map.Entry<String, List<Map<String, Object>>> kind : kinds.entrySet()) {
      Optional<Failure> failure = failure(text, kind.getValue(), trial, wanted(node));
      if (failure.isPresent()) {
        String why = failure.get().why();
        findings.error(node, "worked-out", "The expression " + text + " of " + Bpmn.stepOf(node).called()
            + " cannot be worked out for a case of " + kind.getKey() + ". "
            + (why == null ? "Look at its names, brackets and what stands between them." : why));
        return;
      }
    }
  }

  /** One that works for some of them is enough: a step may be there for one country only. */
  private static Optional<Failure> failure(String text, Collection<Map<String, Object>> cases, ExpressionTrial trial,
      Predicate<Object> fits) {
    Optional<Failure> last = Optional.empty();
    for (Map<String, Object> facts : cases) {
      last = trial.failure(text, facts, fits);
      if (last.isEmpty()) {
        return last;
      }
    }
    return last;
  }

  private Predicate<Object> wanted(XmlNode node) {
    if (CONDITIONS.contains(node.name())) {
      return Boolean.class::isInstance;
    }
    String calendar = CALENDARS.get(node.name());
    return calendar == null ? any -> true : value -> value instanceof Date || value instanceof String time && isTime(calendar, time);
  }

  private boolean isTime(String calendar, String time) {
    BusinessCalendarManager calendars = configuration.getBusinessCalendarManager();
    try {
      return calendars.getBusinessCalendar(calendar).resolveDuedate(time) != null;
    } catch (ProcessEngineException unreadable) {
      return false;
    }
  }

  /** Stands in for the time limits in force: expressions call it by its name. */
  public static final class AskedLimits {

    private final TimeLimitSource limits;

    AskedLimits(TimeLimitSource limits) {
      this.limits = limits;
    }

    /** As {@link TimeLimits#of(DelegateExecution, String)}. */
    public String of(DelegateExecution execution, String key) {
      return TimeLimits.ask(limits, execution, key);
    }
  }
}
