package eu.passerelle.engine.forms;

import eu.passerelle.engine.StartRefusals;
import eu.passerelle.engine.access.ActingPerson;
import java.lang.reflect.Proxy;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A person starts a process through its form and no other way: a start by REST with variables of one's own would pass by the form, the
 * number and the facts that the server sets. Administrators, and the house itself, may. A flow that is closed starts in no way at all.
 */
final class StartGate {

  private StartGate() {}

  /** @return a checker that looks at starts only; the interface has some sixty other questions */
  static CommandChecker checker(FormStarts starts, ObjectProvider<StartRefusals> refusals) {
    return (CommandChecker) Proxy.newProxyInstance(StartGate.class.getClassLoader(), new Class<?>[] {CommandChecker.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals("checkCreateProcessInstance")) {
            check((ProcessDefinition) arguments[0], starts, refusals);
          }
          return method.getDeclaringClass() == Object.class ? ofObject(proxy, method.getName(), arguments) : null;
        });
  }

  private static void check(ProcessDefinition process, FormStarts starts, ObjectProvider<StartRefusals> refusals) {
    refusals.orderedStream().flatMap(one -> one.refusalOf(process.getKey()).stream()).findFirst().ifPresent(sentence -> {
      throw new FormRefused(sentence);
    });
    var context = Context.getCommandContext();
    if (!starts.isThroughForm() && ActingPerson.behind(context).isPresent()
        && !context.getAuthorizationManager().isCamundaAdmin(context.getAuthentication())) {
      throw new AuthorizationException("‘" + (process.getName() == null ? process.getKey() : process.getName())
          + "’ is started through its form only.");
    }
  }

  private static Object ofObject(Object proxy, String method, Object[] arguments) {
    return switch (method) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "StartGate";
    };
  }
}
