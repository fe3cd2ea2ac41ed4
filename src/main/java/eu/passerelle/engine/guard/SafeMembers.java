package eu.passerelle.engine.guard;

import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.json.SpinJsonNode;
import org.joda.time.DateTime;

/** What an expression may call on a value, type by type. A method is looked up on the type named here, never on the value's own class. */
final class SafeMembers {

  private static final Set<String> OF_JSON = Set.of("prop", "hasProp", "value", "stringValue", "numberValue", "boolValue", "elements",
      "isArray", "isBoolean", "isNull", "isNumber", "isObject", "isString", "isValue", "fieldNames");

  private static final List<Type> TYPES = List.of(
      new Type(DelegateExecution.class, Set.of("getVariable", "hasVariable", "getBusinessKey", "getProcessBusinessKey", "getId",
          "getProcessInstanceId", "getCurrentActivityId", "getCurrentActivityName")),
      new Type(DelegateTask.class, Set.of("getVariable", "hasVariable", "getId", "getName", "getTaskDefinitionKey",
          "getProcessInstanceId")),
      new Type(String.class, Set.of("length", "isEmpty", "isBlank", "trim", "toUpperCase", "toLowerCase", "contains", "startsWith",
          "endsWith", "substring", "equals", "equalsIgnoreCase")),
      new Type(Number.class, Set.of("intValue", "longValue", "doubleValue", "equals")),
      new Type(Boolean.class, Set.of("booleanValue", "equals")),
      new Type(Collection.class, Set.of("size", "isEmpty", "contains")),
      new Type(List.class, Set.of("get")),
      new Type(Map.class, Set.of("size", "isEmpty", "get", "containsKey")),
      new Type(LocalDate.class, Set.of("isBefore", "isAfter", "isEqual", "getYear", "getMonthValue", "getDayOfMonth", "plusDays",
          "plusWeeks", "plusMonths", "plusYears", "minusDays", "minusWeeks", "minusMonths", "minusYears")),
      new Type(Date.class, Set.of("before", "after", "getTime")),
      new Type(DateTime.class, Set.of("plusDays", "plusWeeks", "plusMonths", "plusYears", "plusHours", "minusDays", "minusWeeks",
          "minusMonths", "minusYears", "minusHours", "withTimeAtStartOfDay", "toDate", "getMillis")),
      new Type(SpinJsonNode.class, OF_JSON));

  private static final Set<String> NAMES = names();

  private SafeMembers() {}

  /** @return the method to call for {@code base.name(...)}, if that is allowed */
  static Optional<Method> method(Object base, String name, int parameters) {
    return TYPES.stream()
        .filter(type -> type.javaType().isInstance(base) && type.members().contains(name))
        .flatMap(type -> Arrays.stream(type.javaType().getMethods()))
        .filter(method -> method.getName().equals(name) && method.getParameterCount() == parameters && !method.isVarArgs())
        .filter(method -> !writes(method))
        .findFirst();
  }

  /** JSON is read with {@code prop(name)} and changed with {@code prop(name, value)}. */
  private static boolean writes(Method method) {
    return method.getName().equals("prop") && method.getParameterCount() > 1;
  }

  /** @return the getter to call for {@code base.property}, if that is allowed */
  static Optional<Method> getter(Object base, String property) {
    if (property.isEmpty()) {
      return Optional.empty();
    }
    String tail = Character.toUpperCase(property.charAt(0)) + property.substring(1);
    return method(base, "get" + tail, 0).or(() -> method(base, "is" + tail, 0));
  }

  /** @return whether any value at all has such a member; what a model may be refused for before it runs */
  static boolean isKnown(String name) {
    return NAMES.contains(name);
  }

  private static Set<String> names() {
    return TYPES.stream().flatMap(type -> Stream.concat(type.members().stream(), type.members().stream().map(SafeMembers::asProperty)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String asProperty(String method) {
    String tail = method.replaceFirst("^(get|is)(?=[A-Z])", "");
    return Character.toLowerCase(tail.charAt(0)) + tail.substring(1);
  }

  private record Type(Class<?> javaType, Set<String> members) {}
}
